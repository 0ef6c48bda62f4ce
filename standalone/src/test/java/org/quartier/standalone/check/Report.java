package org.quartier.standalone.check;

/** One kind of report, recomputed from what the events tell and compared with what is answered. */
@FunctionalInterface
interface Report {

    void check(Told told, Questions questions, Differences differences);
}
