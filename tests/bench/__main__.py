"""All measurements, one after the other."""

from tests.bench import desk, speed

speed.main()
desk.main()
