"""The steps from one schema of the ledger to the next, run when a ledger is opened."""
