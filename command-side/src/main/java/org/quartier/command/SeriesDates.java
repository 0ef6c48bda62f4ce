package org.quartier.command;

import java.util.List;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.value.Occurrence;

/** Which dates of a series are still to come: for what is done to each of them for itself. */
public interface SeriesDates {

    /**
     * The occurrences that have neither begun nor been cancelled, by date. The request's {@code If-Match} is about the
     * series.
     *
     * @throws org.quartier.kernel.web.Refusal when there is no such series, or not in that version
     */
    List<Occurrence> ahead(Actor actor, SeriesId series);
}
