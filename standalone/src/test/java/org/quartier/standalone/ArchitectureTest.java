package org.quartier.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullMarked;
import org.quartier.kernel.event.DomainEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;

/** Who may import whom, and what else holds for all classes; the words are those of the architecture's table. */
@AnalyzeClasses(
        packages = "org.quartier",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class})
class ArchitectureTest {

    /** What the tests of all modules share comes as a jar when everything is packaged. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String ROOT = "org.quartier.";

    /** What several questions share, like the root, that is a subject of its own. */
    private static final String SHARED = ROOT + "query.statistic";

    @ArchTest
    static final ArchRule eventsKnowOnlyIdsAndValues = classes()
            .that()
            .resideInAnyPackage(ROOT + "kernel.event", ROOT + "kernel.value")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "org.jspecify..", ROOT + "kernel.event", ROOT + "kernel.id", ROOT + "kernel.value"));

    @ArchTest
    static final ArchRule idsKnowNothing = classes()
            .that()
            .resideInAPackage(ROOT + "kernel.id")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify..", "com.github.f4b6a3.uuid..", ROOT + "kernel.id"));

    @ArchTest
    static final ArchRule theKernelKnowsNeitherSide = noClasses()
            .that()
            .resideInAPackage(ROOT + "kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "command..", ROOT + "query..", ROOT + "standalone..");

    @ArchTest
    static final ArchRule theCommandSideKnowsNoOther = noClasses()
            .that()
            .resideInAPackage(ROOT + "command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "query..", ROOT + "standalone..");

    @ArchTest
    static final ArchRule theQuerySideKnowsNoOther = noClasses()
            .that()
            .resideInAPackage(ROOT + "query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "command..", ROOT + "standalone..");

    @ArchTest
    static final ArchRule aggregatesShareNoPackage =
            slices().assignedFrom(packagesBelow("command")).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule questionsShareNoPackage =
            slices().assignedFrom(packagesBelow("query")).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule theRootsKnowNoneOfTheirPackages = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "command", ROOT + "query")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + "command..", ROOT + "query..")
                    .and(not(resideInAnyPackage(ROOT + "command", ROOT + "query"))));

    @ArchTest
    static final ArchRule whatStatisticsShareKnowsNoneOfThem = noClasses()
            .that()
            .resideInAPackage(SHARED)
            .should()
            .dependOnClassesThat(
                    resideInAPackage(ROOT + "query..").and(not(resideInAnyPackage(ROOT + "query", SHARED))));

    @ArchTest
    static final ArchRule theKernelHasNoCycles =
            slices().matching("org.quartier.kernel.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllersHaveNoSql = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule aggregatesAreTheirPackagesOwn =
            classes().that().areAnnotatedWith(Aggregate.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule aggregatesKnowNoClockAndNoDatabase = noClasses()
            .that()
            .areAnnotatedWith(Aggregate.class)
            .should()
            .dependOnClassesThat(DescribedPredicate.<JavaClass>or(
                    JavaClass.Predicates.assignableTo(Clock.class),
                    resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework..")));

    @ArchTest
    static final ArchRule nobodyAsksTheWallClockDirectly = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "command.*..", ROOT + "query.*..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now");

    @ArchTest
    static final ArchRule snapshotsKeepNoFinalFields = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Aggregate.class)
            .and()
            .areNotStatic()
            .should()
            .beFinal()
            .because("a snapshot does not restore them");

    @ArchTest
    static final ArchRule nobodyLetsJsonNameItsTypes = noClasses()
            .should()
            .callMethod(Jackson3Serializer.Builder.class, "defaultTyping")
            .because("any class could be named then");

    @ArchTest
    static final ArchRule creationsNeverWaitForALock = methods()
            .that()
            .areAnnotatedWith(CreationPolicy.class)
            .and()
            .areNotDeclaredIn(ROOT + "command.organisation.Organisation") // it has no rule that could refuse
            .should(new ArchCondition<>("always create, or never") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean waits =
                            method.getAnnotationOfType(CreationPolicy.class).value()
                                    == AggregateCreationPolicy.CREATE_IF_MISSING;
                    events.add(new SimpleConditionEvent(
                            method, !waits, method.getFullName() + " keeps its lock when the creation fails"));
                }
            });

    @ArchTest
    static final ArchRule beansAreGivenToConstructors = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes =
            noClasses().should().haveNameMatching(".*(Service|Impl|Dto|DTO|Mapper|Helper|Util|Utils|Manager)");

    @ArchTest
    static final ArchRule whatMayBeNullSaysSo = classes()
            .that()
            .resideInAPackage("org.quartier..")
            .should(new ArchCondition<>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type, marked, type.getPackageName() + " is " + (marked ? "" : "not ") + "@NullMarked"));
                }
            });

    @ArchTest
    static final ArchRule eventsAreRecords = classes()
            .that()
            .areAssignableTo(DomainEvent.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords();

    private static SliceAssignment packagesBelow(String side) {
        String prefix = ROOT + side + ".";
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                if (!type.getPackageName().startsWith(prefix)
                        || type.getPackageName().equals(SHARED)) {
                    return SliceIdentifier.ignore();
                }
                return SliceIdentifier.of(
                        type.getPackageName().substring(prefix.length()).split("\\.")[0]);
            }

            @Override
            public String getDescription() {
                return "the packages of " + side;
            }
        };
    }
}
