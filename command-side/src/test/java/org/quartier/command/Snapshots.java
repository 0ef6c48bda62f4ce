package org.quartier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.store.EventSerializer;

/** Shows that an aggregate comes back whole from a snapshot: final or hidden fields would be lost in silence. */
public final class Snapshots {

    private static final EventSerializer SERIALIZER = new EventSerializer(new NoKeys());

    private Snapshots() {}

    /** The aggregate after a command, written and read again, is the same. */
    public static <T> void check(Scenario<T> scenario, Object command) {
        scenario.when(command).expectSuccessfulHandlerExecution().expectState(aggregate -> {
            Object copy = SERIALIZER.deserialize(SERIALIZER.serialize(aggregate, String.class));
            assertThat(copy).usingRecursiveComparison().isEqualTo(aggregate);
            assertThat(copy).hasNoNullFieldsOrPropertiesExcept("organisation");
        });
    }

    /** No state of an aggregate is personal, so no key is ever asked for. */
    private record NoKeys() implements SubjectKeys {

        @Override
        public SubjectKey forWriting(UUID subject, OrganisationId organisation) {
            throw new AssertionError("personal data in a snapshot");
        }

        @Override
        public Optional<SubjectKey> forReading(UUID subject, int version) {
            throw new AssertionError("personal data in a snapshot");
        }

        @Override
        public void destroy(UUID subject, OrganisationId organisation) {
            throw new AssertionError("personal data in a snapshot");
        }
    }
}
