using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>The shipped file of a place's residents, asked as their tests ask it.</summary>
internal sealed class ResidentPlace(string code)
{
    public Region Region { get; } = Region.Parse(code);

    public TariffHistory History => TariffCatalog.Embedded.Find(Region, Scheme.Resident).Value;

    public Tariff In(int year) => TariffCatalog.Embedded.Find(Region, Scheme.Resident, year).Value;

    /// <summary>A whole year of a grade.</summary>
    public Assessment Year(int year, string grade) => In(year).Assess(grade, 12).Value;

    /// <summary>Why nothing of a year is known.</summary>
    public DomainError NoYear(int year) => TariffCatalog.Embedded.Find(Region, Scheme.Resident, year).Errors.Single();

    /// <summary>Code, figure, months and last known month of the only refusal of a whole year.</summary>
    public (string Code, string? Figure, string? Months, string? Last) Refused(int year, string grade)
    {
        var error = In(year).Assess(grade, 12).Errors.Single();
        return (error.Code, error.Operands["figure"], error.Operands["months"], error.Operands["last"]);
    }

    /// <summary>A whole year is paid and funded as published, attested as the test says, and in no shorter part.</summary>
    public void Costs(int year, string grade, string individual, string subsidy, string confidence)
    {
        var assessment = In(year).Assess(grade, 12).Value;

        Assert.Equal((individual, subsidy), (assessment.Total.ToString(), assessment.Funding.ToString()));
        Assert.Equal(confidence, Spelling.Of(assessment.Citation.Confidence));
        Assert.Equal(individual, assessment.Explain().Evaluate().ToString());
        Assert.Equal(FeePeriod.Of(new(year, 1), new(year, 12)), assessment.Period);
        Assert.Equal(ErrorCodes.Tariff.WholeYearOnly, In(year).Assess(grade, 11).Errors.Single().Code);
    }

    /// <summary>A year without a known subsidy says so; a year with one has no warning.</summary>
    public void SaysWhetherTheSubsidyIsKnown(int year, string grade, bool known)
    {
        var assessment = In(year).Assess(grade, 12).Value;

        Assert.Equal(known ? [] : [ErrorCodes.Tariff.FundingUnknown], assessment.Warnings.Select(warning => warning.Code));
        Assert.Equal(known, assessment.Lines.Any(line => line.Payer == Payer.State));
    }

    /// <summary>A year of which no grade knows anything is refused, naming the first and the last known year.</summary>
    public void Refuses(int year, string first, string last)
    {
        var error = TariffCatalog.Embedded.Find(Region, Scheme.Resident, year).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, first, last), (error.Code, error.Operands["first"], error.Operands["last"]));
    }

    /// <summary>Months of a grade that nobody published are refused, naming figure, months, and first and last known month.</summary>
    public void RefusesMonths(int year, string grade, string figure, string first, string last)
    {
        var tariff = TariffCatalog.Embedded.TariffFor(History, ContributionYear.FromYear(year));
        var error = tariff.Assess(grade, 12).Errors.Single();

        Assert.Equal(
            (ErrorCodes.Tariff.UnknownMonths, figure, $"{year}-01..{year}-12", first, last),
            (error.Code, error.Operands["figure"], error.Operands["months"], error.Operands["first"], error.Operands["last"]));
    }

    /// <summary>The windows of a year, first and last day; <c>-</c> where nobody published it.</summary>
    public IEnumerable<string> Windows(int year) => WindowsOf(year, _ => "");

    /// <summary>The windows of a year with what is said of waiting.</summary>
    public IEnumerable<string> WindowsAndWaiting(int year) => WindowsOf(year, window => window.Waiting is { } waiting ? $" waiting {Spelling.Of(waiting)}" : "");

    private IEnumerable<string> WindowsOf(int year, Func<PaymentWindow, string> more)
    {
        var asked = ContributionYear.FromYear(year);
        return History.Terms.In<PaymentWindow>(asked).Select(window => $"{Day(window.Opens.In(asked))} .. {Day(window.Closes.In(asked))}{more(window)}");
    }

    private static string Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "-";
}
