using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>What the tests ask of a place's residents: its years, its windows and why a year has no amount.</summary>
internal sealed class ResidentPlace(string code)
{
    private readonly Region region = Region.Parse(code);

    public TariffHistory History => TariffCatalog.Embedded.Find(region, Scheme.Resident).Value;

    public Tariff In(int year) => TariffCatalog.Embedded.Find(region, Scheme.Resident, year).Value;

    public Assessment Year(int year, string grade) => In(year).Assess(grade, 12).Value;

    public DomainError NoYear(int year) => TariffCatalog.Embedded.Find(region, Scheme.Resident, year).Errors.Single();

    /// <summary>Code, figure, months and last known month of the only refusal.</summary>
    public (string Code, string? Figure, string? Months, string? Last) Refused(int year, string grade)
    {
        var error = In(year).Assess(grade, 12).Errors.Single();
        return (error.Code, error.Operands["figure"], error.Operands["months"], error.Operands["last"]);
    }

    /// <summary>The windows of a year, a day that nobody published as a hyphen.</summary>
    public IEnumerable<string> Windows(int year)
    {
        var asked = ContributionYear.FromYear(year);
        return History.Terms.In<PaymentWindow>(asked).Select(window => $"{Day(window.Opens.In(asked))} .. {Day(window.Closes.In(asked))}");
    }

    private static string Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "-";
}
