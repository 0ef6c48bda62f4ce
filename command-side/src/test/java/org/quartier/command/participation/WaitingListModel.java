package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.START;
import static org.quartier.kernel.value.RegistrationStatus.CONFIRMED;
import static org.quartier.kernel.value.RegistrationStatus.OFFERED;
import static org.quartier.kernel.value.RegistrationStatus.REJECTED;
import static org.quartier.kernel.value.RegistrationStatus.WAITLISTED;
import static org.quartier.kernel.value.RegistrationStatus.WITHDRAWN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.quartier.kernel.value.RegistrationStatus;

/**
 * The rules once more, as naively as can be: it looks at all parties again after each single step. What it
 * expects it says in words, one per event, or as the rule that refuses.
 */
final class WaitingListModel {

    static final Duration OFFER = Duration.ofHours(30);

    /** A party, by the number of the person that registered it. */
    static final class Party {
        int person;
        int size;
        int priority;
        int sequence;
        Instant joined;
        RegistrationStatus status;
        RegistrationStatus before;
        Instant until;
    }

    /** How many people the room holds at most. */
    static final int ROOM = 5;

    final TreeMap<Integer, Party> parties = new TreeMap<>();
    int places = 3;
    int reserved = 0;
    boolean fill;
    boolean offer;
    Instant now;
    private int registrations;
    private final List<String> said = new ArrayList<>();

    /** What was expected since it was last asked. */
    List<String> said() {
        List<String> all = List.copyOf(said);
        said.clear();
        return all;
    }

    int free() {
        int free = places - reserved;
        for (Party party : parties.values()) {
            if (party.status == CONFIRMED || party.status == OFFERED) {
                free -= party.size;
            }
        }
        return free;
    }

    List<Party> queue() {
        return parties.values().stream()
                .filter(party -> party.status == WAITLISTED)
                .sorted(Comparator.<Party>comparingInt(party -> -party.priority)
                        .thenComparing(party -> party.joined)
                        .thenComparing(party -> party.sequence))
                .toList();
    }

    private String queued() {
        return queue().stream().map(party -> party.person).toList().toString();
    }

    private boolean active(int person) {
        return parties.containsKey(person)
                && List.of(CONFIRMED, WAITLISTED, OFFERED).contains(parties.get(person).status);
    }

    void register(int person, int size, int priority) {
        if (active(person)) {
            said.add("R-21");
            return;
        }
        boolean returns = parties.containsKey(person);
        if (returns && priority > 0) {
            said.add("R-18");
            return;
        }
        Party party = new Party();
        party.person = person;
        party.size = size;
        party.priority = priority;
        for (Party waiting : queue()) {
            if (returns && waiting.priority < party.priority) {
                party.priority = waiting.priority;
            }
        }
        party.sequence = ++registrations;
        party.joined = now;
        for (Party waiting : queue()) {
            if (waiting.joined.isAfter(party.joined)) {
                party.joined = waiting.joined;
            }
        }
        party.status = queue().isEmpty() && size <= free() ? CONFIRMED : WAITLISTED;
        said.add("registered " + person + " " + party.status + " of " + free());
        parties.put(person, party);
    }

    void end(int person, String how) {
        Party party = parties.get(person);
        RegistrationStatus to = how.equals("rejected") ? REJECTED : WITHDRAWN;
        if (party.status == to) {
            return;
        }
        if (how.equals("declined") && party.status != OFFERED) {
            said.add("R-16");
        } else if (!active(person)) {
            said.add("R-21");
        } else {
            finish(party, to, how);
        }
    }

    private void finish(Party party, RegistrationStatus to, String how) {
        boolean hadPlace = party.status != WAITLISTED;
        party.before = party.status;
        party.status = to;
        said.add(how + " " + party.person);
        if (hadPlace) {
            run();
        }
    }

    /** Time passes; each offer that expires on the way does so at its time. */
    void expire(Party party) {
        now = party.until;
        finish(party, WITHDRAWN, "expired");
    }

    void lapse(int person) {
        Party party = parties.get(person);
        if (party.status == WAITLISTED || party.status == OFFERED) {
            finish(party, WITHDRAWN, "lapsed");
        }
    }

    void accept(int person) {
        Party party = parties.get(person);
        if (party.status == OFFERED) {
            party.status = CONFIRMED;
            said.add("accepted " + person);
        } else if (party.status != CONFIRMED) {
            said.add("R-16");
        }
    }

    void force(int person) {
        Party party = parties.get(person);
        if (party.status != WAITLISTED || now.isAfter(START)) {
            said.add("R-20");
            return;
        }
        if (places - reserved - free() + party.size > ROOM) {
            said.add("R-26");
            return;
        }
        said.add("promoted " + person + " of " + free() + " before " + queued() + " by R-20");
        party.status = CONFIRMED;
    }

    void restore(int person) {
        Party party = parties.get(person);
        if (active(person)) {
            said.add("R-18");
            return;
        }
        boolean again = party.before == CONFIRMED && party.size <= free();
        said.add("restored " + person + " " + (again ? CONFIRMED : WAITLISTED) + " of " + free());
        party.status = again ? CONFIRMED : WAITLISTED;
        if (!again) {
            run();
        }
    }

    void change(int newPlaces, int newReserved, boolean newFill, boolean newOffer, boolean keep) {
        if (newPlaces == places && newReserved == reserved && newFill == fill && newOffer == offer) {
            return;
        }
        boolean fewer = newPlaces - newReserved < places - reserved;
        int left = free() + newPlaces - newReserved - places + reserved;
        if (fewer && left < 0 && !keep) {
            said.add("R-11");
            return;
        }
        boolean samePolicy = fill == newFill;
        places = newPlaces;
        reserved = newReserved;
        fill = newFill;
        offer = newOffer;
        said.add("capacity " + places + " " + reserved + (left < 0 ? " overbooked" : ""));
        if (!fewer || !samePolicy) {
            run();
        }
    }

    /** One party at a time, each time looking at the whole list again. */
    private void run() {
        Instant until = START.minusSeconds(60).isBefore(now.plus(OFFER)) ? START.minusSeconds(60) : now.plus(OFFER);
        if (now.isAfter(START) || offer && !until.isAfter(now)) {
            return;
        }
        List<Party> skipped = new ArrayList<>();
        while (free() > 0) {
            Party next = queue().stream()
                    .filter(party -> !skipped.contains(party))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                return;
            }
            String seen = next.person + " of " + free() + " before " + queued();
            if (next.size > free()) {
                said.add("skipped " + seen);
                skipped.add(next);
                if (!fill) {
                    return;
                }
            } else {
                said.add((offer ? "offered " : "promoted ") + seen + " by " + (offer ? "R-16 until " + until : "R-14"));
                next.status = offer ? OFFERED : CONFIRMED;
                next.until = until;
            }
        }
    }
}
