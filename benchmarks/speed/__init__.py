"""The benchmark of speed and scale: torkham beside its peers, on the same corpora in the same run."""
