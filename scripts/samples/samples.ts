import { broadbandRepair } from './broadbandRepair.ts';
import { employeeOnboarding } from './employeeOnboarding.ts';
import { hotelCheckIn } from './hotelCheckIn.ts';
import { loanApproval } from './loanApproval.ts';
import { productReturns } from './productReturns.ts';
import type { Sample } from './Sample.ts';

export const SAMPLES: readonly Sample[] = [broadbandRepair, loanApproval, productReturns, hotelCheckIn, employeeOnboarding];
