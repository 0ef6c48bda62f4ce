package org.quartier.command.activity;

import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.quartier.command.RoomUses;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.ChangeOccurrence;
import org.quartier.command.activity.ActivityCommand.ConfirmRoom;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.RoomBooking;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks the room that is pre-booked before its activity: who confirms a pre-booking has the room and asks for the
 * activities that lose theirs, and must not find one of them held by who waits for that room.
 */
@Component
class RoomOrder implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final JdbcClient db;
    private final RoomUses rooms;

    RoomOrder(@Qualifier("command") JdbcClient db, RoomUses rooms) {
        this.db = db;
        this.rooms = rooms;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        switch (command.getPayload()) {
            case ConfirmRoom confirm -> lock(command, confirm.activity(), null);
            case ChangeActivity change -> lock(command, change.activity(), change.room());
            case ChangeOccurrence change -> lock(command, change.activity(), change.room());
            case RescheduleActivity move -> lock(command, move.activity(), move.room());
            default -> {} // makes no pre-booking binding
        }
        return chain.proceed();
    }

    private void lock(CommandMessage<?> command, ActivityId activity, @Nullable RoomBooking asked) {
        OrganisationId organisation = EventMetadata.of(command.getMetaData()).organisation();
        db.sql("SELECT room FROM command.named_room WHERE organisation = ? AND activity = ? AND NOT firm")
                .params(organisation.value(), activity.value())
                .query(UUID.class)
                .optional()
                .map(RoomId::new)
                .ifPresent(room -> rooms.lock(organisation, asked == null ? Set.of(room) : both(room, asked.room())));
    }

    private static Set<RoomId> both(RoomId one, RoomId other) {
        return one.equals(other) ? Set.of(one) : Set.of(one, other);
    }
}
