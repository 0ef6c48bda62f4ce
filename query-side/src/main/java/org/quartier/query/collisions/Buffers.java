package org.quartier.query.collisions;

import java.time.Duration;

/** What is kept free around a wish: by its room, and for the way of its person. */
record Buffers(Duration setUp, Duration tearDown, Duration travel) {}
