package org.quartier.standalone.season;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shares out a number in whole parts. */
final class Shares {

    private Shares() {}

    /** In proportion to the weights; the parts add up to all of it. */
    static List<Integer> of(int all, double[] weights) {
        double sum = Arrays.stream(weights).sum();
        List<Integer> shares = new ArrayList<>();
        double before = 0;
        for (double weight : weights) {
            shares.add((int) (Math.round(all * (before + weight) / sum) - Math.round(all * before / sum)));
            before += weight;
        }
        return shares;
    }
}
