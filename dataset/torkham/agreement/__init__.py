"""Inter-coder agreement: how far two independent codings of the same articles say the same."""
