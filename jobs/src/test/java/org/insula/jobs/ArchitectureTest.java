package org.insula.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.insula.jobs.unit.Step;

/** The layout that design and contributors rely on, kept by the build. */
@AnalyzeClasses(packages = "org.insula", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule modulesDependDownwardsOnly = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("jobs")
            .definedBy("org.insula.jobs..")
            .layer("pipeline")
            .definedBy("org.insula.pipeline..")
            .layer("atlas")
            .definedBy("org.insula.atlas..")
            .layer("io")
            .definedBy("org.insula.io..")
            .whereLayer("jobs")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("pipeline")
            .mayOnlyBeAccessedByLayers("jobs")
            .whereLayer("atlas")
            .mayOnlyBeAccessedByLayers("jobs", "pipeline");

    @ArchTest
    static final ArchRule onlyThePackageSparkSeesSpark = noClasses()
            .that(not(resideInAPackage("org.insula.jobs.spark..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

    @ArchTest
    static final ArchRule packagesDoNotDependInCycles =
            slices().matching("org.insula.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheEntryPointExits = noClasses()
            .that(not(equivalentTo(Insula.class)))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule theReportKnowsNothingOfHowItsNumbersCameAbout = noClasses()
            .that()
            .resideInAPackage("org.insula.jobs.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.insula.pipeline..", "org.insula.jobs.export..", "org.insula.jobs.unit..");

    @ArchTest
    static final ArchRule whatTravelsToExecutorsIsItsPartsAlone =
            classes().that().implement(Step.Task.class).should().beRecords();
}
