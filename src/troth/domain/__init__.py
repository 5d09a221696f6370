"""What Troth knows of promises: values and pure functions; no file, no clock, no screen."""
