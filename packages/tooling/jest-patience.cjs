// Real servers on a busy machine need longer than jest's five seconds; what is slow is measured elsewhere, not by a time-out.
jest.setTimeout(60_000);
