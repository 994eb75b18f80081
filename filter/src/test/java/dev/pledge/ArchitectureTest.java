package dev.pledge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;

/** The order of the packages, and what each of them may know. */
@AnalyzeClasses(packages = "dev.pledge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** From the ground up: a package knows only those before it. */
    private static final List<String> ORDER = List.of(
            "dev.pledge.policy",
            "dev.pledge.finding",
            "dev.pledge.html",
            "dev.pledge.adserver",
            "dev.pledge.cookie",
            "dev.pledge.transport",
            "dev.pledge.page",
            "dev.pledge.statistics",
            "dev.pledge.statistics.journal",
            "dev.pledge.statistics.embedded",
            "dev.pledge.statistics.postgres",
            "dev.pledge.statistics.redis",
            "dev.pledge.record",
            "dev.pledge.history",
            "dev.pledge.subject",
            "dev.pledge.report",
            "dev.pledge.snapshot",
            "dev.pledge.metrics",
            "dev.pledge.servlet",
            "dev.pledge.site",
            "dev.pledge.operations",
            "dev.pledge",
            "dev.pledge.cli.audit",
            "dev.pledge.cli.proxy",
            "dev.pledge.cli");

    private static final String[] KNOW_SERVLETS = {
        "dev.pledge.servlet", "dev.pledge.site", "dev.pledge.operations", "dev.pledge", "dev.pledge.cli.proxy"
    };

    @ArchTest
    static final ArchRule aPackageKnowsOnlyThoseBelowIt = order();

    @ArchTest
    static final ArchRule everyPackageHasItsPlaceInTheOrder =
            classes().should().resideInAnyPackage(ORDER.toArray(String[]::new));

    @ArchTest
    static final ArchRule onlyTheOuterPackagesKnowServlets = noClasses()
            .that()
            .resideOutsideOfPackages(KNOW_SERVLETS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "javax.servlet..");

    @ArchTest
    static final ArchRule onlyMetricsKnowsMicrometer = noClasses()
            .that()
            .resideOutsideOfPackage("dev.pledge.metrics")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = noClasses()
            .that()
            .resideOutsideOfPackage("dev.pledge.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule onlyTheProxyKnowsJetty = noClasses()
            .that()
            .resideOutsideOfPackage("dev.pledge.cli.proxy")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..");

    @ArchTest
    static final ArchRule onlyItsStoreKnowsPostgreSql = noClasses()
            .that()
            .resideOutsideOfPackage("dev.pledge.statistics.postgres")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postgresql..", "com.zaxxer..", "org.flywaydb..");

    @ArchTest
    static final ArchRule onlyTheRedisStoreKnowsJedis = noClasses()
            .that()
            .resideOutsideOfPackage("dev.pledge.statistics.redis")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("redis.clients..", "org.apache.commons.pool2..");

    @ArchTest
    static final ArchRule jsonIsReadAndWrittenAsStreams = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule aClassIsNamedForWhatItIs =
            noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper|Helpers)");

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal();

    private static ArchRule order() {
        List<ArchRule> rules = new ArrayList<>();
        for (int i = 0; i < ORDER.size() - 1; i++) {
            DescribedPredicate<JavaClass> above = DescribedPredicate.alwaysFalse();
            for (String name : ORDER.subList(i + 1, ORDER.size())) {
                above = above.or(resideInAPackage(name));
            }
            rules.add(noClasses()
                    .that()
                    .resideInAPackage(ORDER.get(i))
                    .should(dependOnClassesThat(above).as("know a package above it"))
                    .allowEmptyShould(true));
        }
        return CompositeArchRule.of(rules).as("a package knows only those below it");
    }
}
