import './dieAtThirteenCases.ts';
import '../../../electron/simulation/worker.ts';
