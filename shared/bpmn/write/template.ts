import { NAMESPACES } from '../xml/vocabulary.ts';

/** An empty file with the prefixes that Camunda Modeler uses. New models are written as an edit of it, so there is one writer. */
export const TEMPLATE = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="${NAMESPACES.bpmn}" xmlns:bpmndi="${NAMESPACES.bpmndi}" xmlns:dc="${NAMESPACES.dc}" xmlns:di="${NAMESPACES.di}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_1" targetNamespace="urn:laneway:model"></bpmn:definitions>
`;
