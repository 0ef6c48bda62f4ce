/**
 * Who is known by name: found by name or contact, and forgotten on erasure. {@code query.person} is the only table of
 * the query side with names, contacts and birth dates; others join {@code query.person_name}.
 */
@NullMarked
package org.quartier.query.persons;

import org.jspecify.annotations.NullMarked;
