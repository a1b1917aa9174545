using Insurance.Domain;
using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Docs;

/// <summary>The example of both readmes: the statements of <see cref="Run"/> are theirs word for word, and print what they say.</summary>
public sealed class ReadmeExample
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_example_of_a_readme_compiles_and_prints_what_it_says(string name) => PageExample.Holds(name, nameof(ReadmeExample), "var day", Run());

    private static List<string> Run()
    {
        Console.Printed.Clear();

        var day = new LocalDate(2023, 1, 3);
        var tariff = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2023).Value;

        var person = new Person(PersonName.Parse("张敏"), ResidentId.Parse("500103199003072020"));
        var facts = new EnrollmentFacts(Hukou.Local, HasEmployer: false, DrawsPension: false);
        var enrollment = Enrollment.Register(person, tariff, facts, on: day).Value;
        var declaration = Declaration.Submit(enrollment, tariff, by: person.Id, grade: "2", on: day).Value;

        var premium = new AnnualLumpSumPolicy(new PaymentPeriodPolicy())
            .Assess(enrollment, declaration, tariff, ContributionRecord.Empty, day).Value;

        Console.WriteLine(premium.Total);
        Console.WriteLine(premium.Assessment.Citation.Document);
        Console.WriteLine(person);
        return Console.Printed;
    }

    // The example prints here.
    private static class Console
    {
        public static List<string> Printed { get; } = [];

        public static void WriteLine(object? value) => Printed.Add($"{value}");
    }
}
