package org.quartier.command.shift;

import static org.quartier.command.shift.Rota.ANNA;
import static org.quartier.command.shift.Rota.BEN;
import static org.quartier.command.shift.Rota.SHIFT;
import static org.quartier.command.shift.Rota.START;
import static org.quartier.command.shift.Rota.cleared;
import static org.quartier.command.shift.Rota.planned;
import static org.quartier.command.shift.Rota.signedUp;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.shift.ShiftCommand.AcceptSwap;
import org.quartier.command.shift.ShiftCommand.ConfirmSwap;
import org.quartier.command.shift.ShiftCommand.DeclineSwap;
import org.quartier.command.shift.ShiftCommand.OfferSwap;
import org.quartier.command.shift.ShiftCommand.SignOut;
import org.quartier.kernel.event.ShiftEvent.ShiftSwapped;
import org.quartier.kernel.event.ShiftEvent.SwapAccepted;
import org.quartier.kernel.event.ShiftEvent.SwapDeclined;
import org.quartier.kernel.event.ShiftEvent.SwapOffered;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedOut;
import org.quartier.kernel.id.SwapId;
import org.quartier.kernel.value.ClearancePolicy;
import org.quartier.kernel.web.Refusal;

/** One volunteer takes another's place in a shift. */
class SwapTest {

    private static final SwapId SWAP = SwapId.next();

    private final OfferSwap offer = new OfferSwap(SHIFT, SWAP, ANNA.volunteer(), BEN.volunteer());
    private final SwapOffered offered = new SwapOffered(SHIFT, SWAP, ANNA.volunteer(), BEN.volunteer());
    private final SwapAccepted accepted = new SwapAccepted(SHIFT, SWAP);
    private final ShiftSwapped swapped =
            new ShiftSwapped(SHIFT, SWAP, ANNA.volunteer(), ANNA.person(), BEN.volunteer(), BEN.person());
    private final Scenario<Shift> annaComes = planned().given(signedUp(ANNA));
    private final Scenario<Shift> asked = annaComes.given(offered);

    private static AcceptSwap accept(boolean confirmed) {
        return new AcceptSwap(SHIFT, SWAP, BEN, confirmed);
    }

    @Test
    @DisplayName("R-36 whoever signed up may ask one other at a time, until the shift begins")
    void isOffered() {
        annaComes.then(offer, offered);
        annaComes.at(START.minusNanos(1)).then(offer, offered);
        annaComes.at(START).refused(offer, "R-36", "shift-is-over");
        asked.refused(
                new OfferSwap(SHIFT, SwapId.next(), ANNA.volunteer(), Rota.cem().volunteer()), "R-36", "swap-pending");
        annaComes.refused(new OfferSwap(SHIFT, SWAP, BEN.volunteer(), ANNA.volunteer()), "R-36", "not-signed-up");
        annaComes.refused(new OfferSwap(SHIFT, SWAP, ANNA.volunteer(), ANNA.volunteer()), "R-36", "swap-with-oneself");
        annaComes.given(signedUp(BEN)).refused(offer, "R-36", "signed-up-already");
    }

    @Test
    @DisplayName("R-36 a swap takes effect when the taker accepts, or when the coordinator confirms if so set")
    void takesEffect() {
        asked.then(accept(true), accepted, swapped);
        asked.then(accept(false), accepted);
        Scenario<Shift> waits = asked.given(accepted);
        waits.then(accept(false));
        waits.then(new ConfirmSwap(SHIFT, SWAP, BEN), swapped);
        asked.refused(new ConfirmSwap(SHIFT, SWAP, BEN), "R-36", "not-accepted");
        asked.refused(new AcceptSwap(SHIFT, SWAP, Rota.cem(), true), "R-36", "only-the-taker");
        asked.at(START).refused(accept(true), "R-36", "shift-is-over");
    }

    @Test
    @DisplayName("R-36 a swap takes effect only when the taker is eligible")
    void takerIsEligible() {
        asked.refused(
                new AcceptSwap(SHIFT, SWAP, cleared(BEN, ClearancePolicy.STRICT, null), true),
                "R-32",
                "clearance-needed");
        asked.given(accepted)
                .refused(
                        new ConfirmSwap(SHIFT, SWAP, cleared(BEN, ClearancePolicy.STRICT, null)),
                        "R-32",
                        "clearance-needed");
    }

    @Test
    @DisplayName("R-36 until it takes effect the giver is responsible, and may still sign out, which ends it")
    void giverIsResponsible() {
        VolunteerSignedOut out = new VolunteerSignedOut(SHIFT, ANNA.volunteer(), ANNA.person(), null);
        asked.given(accepted).then(new SignOut(SHIFT, ANNA.volunteer()), out);
        notFound(asked.given(accepted, out), accept(true));
        asked.then(new SignOut(SHIFT, BEN.volunteer()));
        asked.given(accepted, swapped).then(new SignOut(SHIFT, ANNA.volunteer()));
        asked.given(accepted, swapped)
                .then(
                        new SignOut(SHIFT, BEN.volunteer()),
                        new VolunteerSignedOut(SHIFT, BEN.volunteer(), BEN.person(), null));
    }

    @Test
    @DisplayName("R-36 a swap that was declined, done or overtaken is over")
    void isOver() {
        SwapDeclined declined = new SwapDeclined(SHIFT, SWAP);
        asked.then(new DeclineSwap(SHIFT, SWAP), declined);
        notFound(asked.given(declined), accept(true));
        notFound(asked.given(declined), new DeclineSwap(SHIFT, SWAP));
        notFound(asked.given(accepted, swapped), new ConfirmSwap(SHIFT, SWAP, BEN));
        notFound(asked.given(signedUp(BEN)), accept(true));
        asked.given(declined).then(offer, offered);
    }

    private static void notFound(Scenario<Shift> scenario, Object command) {
        scenario.when(command).expectNoEvents().expectException(Refusal.class);
    }
}
