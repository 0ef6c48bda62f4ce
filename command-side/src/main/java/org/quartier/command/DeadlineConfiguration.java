package org.quartier.command;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The scheduler behind {@link Deadlines}: it looks into the database for what is due. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineConfiguration.class);
    private static final String TABLE = "command.scheduled_task";
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final double SLOWER_EACH_TIME = 1.5;
    private static final int THREADS = 2;

    /** Sets and clears within the transaction that runs on the thread. */
    @Bean
    @Primary
    SchedulerClient deadlineClient(@Qualifier("command") DataSource command) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(command))
                .tableName(TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .build();
    }

    @Bean(destroyMethod = "stop")
    Scheduler deadlineScheduler(
            @Qualifier("command") DataSource command,
            ObjectProvider<Deadline> deadlines,
            Clock clock,
            @Value("${quartier.deadlines.poll:1s}") Duration poll) {
        List<OneTimeTask<Void>> tasks =
                deadlines.stream().map(DeadlineConfiguration::task).toList();
        return new SteadyBuilder(command, List.copyOf(tasks))
                .tableName(TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .clock(clock::instant)
                .pollingInterval(poll)
                .threads(THREADS)
                .build();
    }

    /** Only what is ready acts: commands need all that they meet. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> deadlinesStart(Scheduler scheduler) {
        return ready -> scheduler.start();
    }

    private static OneTimeTask<Void> task(Deadline deadline) {
        return Tasks.oneTime(deadline.name())
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY, SLOWER_EACH_TIME))
                .execute((instance, context) -> run(deadline, instance.getId()));
    }

    private static void run(Deadline deadline, String instance) {
        try {
            deadline.due(Deadlines.organisation(instance), Deadlines.key(instance));
        } catch (RuleViolation overtaken) {
            LOG.info("{} {} was overtaken: {}", deadline.name(), Deadlines.key(instance), overtaken.getMessage());
        }
    }

    /** Waits by a clock that cannot be set back: else all deadlines would be held up for as long as that. */
    private static final class SteadyBuilder extends SchedulerBuilder {

        private SteadyBuilder(DataSource command, List<Task<?>> tasks) {
            super(command, tasks);
        }

        @Override
        protected Waiter buildWaiter() {
            return new Waiter(poolingInterval, () -> Instant.EPOCH.plusNanos(System.nanoTime()));
        }
    }
}
