/**
 * Addresses under which a calendar client reads a feed without signing in. Nothing here is public: others read
 * {@code FeedAddressEvent}.
 */
@NullMarked
package org.quartier.command.feed;

import org.jspecify.annotations.NullMarked;
