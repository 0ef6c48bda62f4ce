package org.quartier.command;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.stereotype.Component;

/**
 * What is due when. A deadline is set and cleared in the transaction of the event that asks for it, and kept in the
 * database: no timer of a process is lost with it, and of several nodes one acts.
 */
@Component
public class Deadlines {

    private static final String SEPARATOR = "|";

    private final SchedulerClient scheduler;

    Deadlines(SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Sets a deadline, in place of the one with the same key.
     *
     * @param deadline the name of the {@link Deadline}
     * @param key tells it from others of the organisation: ids, no personal data
     */
    public void set(String deadline, OrganisationId organisation, String key, Instant at) {
        scheduler.schedule(
                new TaskInstance<Void>(deadline, organisation + SEPARATOR + key),
                at,
                ScheduleOptions.defaultOptions().whenExistsReschedule());
    }

    /** It is no longer due; nothing happens where there is none. */
    public void clear(String deadline, OrganisationId organisation, String key) {
        TaskInstanceId instance = TaskInstanceId.of(deadline, organisation + SEPARATOR + key);
        if (scheduler.getScheduledExecution(instance).isPresent()) {
            scheduler.cancel(instance);
        }
    }

    static OrganisationId organisation(String instance) {
        return new OrganisationId(instance.substring(0, instance.indexOf(SEPARATOR)));
    }

    static String key(String instance) {
        return instance.substring(instance.indexOf(SEPARATOR) + 1);
    }
}
