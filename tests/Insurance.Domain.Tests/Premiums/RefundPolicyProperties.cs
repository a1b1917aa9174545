using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Contributions;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Premiums;

/// <summary>Whatever is asked: no more goes back than was paid, month by month, and the sums hold.</summary>
public sealed class RefundPolicyProperties
{
    private static readonly RefundPolicy Policy = new();

    private static readonly Gen<LocalDate> Days = Gen.OneOf(
        Gen.Elements(new LocalDate(2020, 7, 31), new(2020, 8, 1), new(2023, 1, 31), new(2023, 2, 1), new(2023, 12, 31), new(2024, 1, 1), new(2024, 2, 29), new(2026, 12, 31), new(2027, 1, 1)),
        Gen.Choose(0, 3000).Select(days => new LocalDate(2019, 6, 1).PlusDays(days)));

    private static readonly Gen<FeePeriod> Months =
        from first in Gen.Choose(0, 30)
        from count in Gen.Choose(1, 14)
        select FeePeriod.Of(new YearMonth(2022, 7).PlusMonths(first), new YearMonth(2022, 7).PlusMonths(first + count - 1));

    private static readonly Gen<Assessment> Premiums =
        from year in Gen.Choose(2019, 2025)
        from grade in Gen.Elements("1", "2")
        from months in Gen.Choose(1, 12)
        from first in Gen.Choose(1, 13 - months)
        select Chongqing.Tariff(year).Assess(grade, FeePeriod.Of(new YearMonth(year, first), new YearMonth(year, first + months - 1))).Value;

    private static readonly Gen<RefundQuestion> Questions =
        from premium in Premiums
        from reason in Gen.Elements(Enum.GetValues<RefundReason>())
        from claimed in Days
        from happened in Days
        from twice in Gen.OneOf(Months, Gen.Constant(premium.Period))
        from used in Gen.Elements(Enum.GetValues<BenefitUse>())
        from due in Gen.Elements("1", "2", "none", "part", "")
        from half in Gen.Elements(true, false)
        select new RefundQuestion(reason, premium, claimed)
        {
            HappenedOn = happened,
            PaidTwice = twice,
            BenefitUse = used,
            NothingDue = due == "none",
            Due = due switch
            {
                "1" or "2" => premium.Tariff.Assess(due, premium.Period).Value,
                "part" => premium.Tariff.Assess(premium.Grade.Id, FeePeriod.Of(premium.Period.From, premium.Period.From)).Value,
                _ => null,
            },
            Facts = half ? [.. premium.MonthLines().Select(line => new PaidMonthLine(line.Month, line.Insurance, line.Month.Month % 2 == 0 ? line.Amount : Money.Zero))] : null,
        };

    [Fact]
    public void No_month_gets_more_back_than_was_paid_for_it_and_the_lines_sum_to_the_total() => Holds.ForAll(Questions, question =>
    {
        if (!Policy.For(question).TryGet(out var grant, out var refused))
        {
            Assert.All(refused, error => Assert.StartsWith("refund.", error.Code, StringComparison.Ordinal));
            return;
        }

        var paid = (question.Facts ?? [.. question.Paid.MonthLines().Select(line => new PaidMonthLine(line.Month, line.Insurance, line.Amount))])
            .ToDictionary(fact => (fact.Line, fact.Month), fact => fact.Amount);
        Assert.All(grant.Months, month => Assert.True(question.Paid.Period.Contains(month.Month) && month.Amount > Money.Zero && month.Amount <= paid[(month.Insurance, month.Month)]));
        Assert.Distinct(grant.Months.Select(month => (month.Insurance, month.Month)));
        Assert.Equal(grant.Total, Money.Sum(grant.Lines.Select(line => line.Amount)));
        Assert.True(grant.Total > Money.Zero && grant.Total <= Money.Sum(paid.Values));
        Assert.NotEmpty(grant.Sources);
        Assert.True(grant.Confidence <= Confidence.OfficialReprint);

        // Where cover ends, a month goes back whole in each of its insurances.
        Assert.All(grant.Months.Where(_ => grant.EndsCover), month => Assert.Equal(paid[(month.Insurance, month.Month)], month.Amount));
    }, cases: 3000);

    [Fact]
    public void What_was_granted_once_leaves_nothing_for_the_same_question() => Holds.ForAll(Questions, question =>
    {
        if (!Policy.For(question).TryGet(out var grant, out _))
        {
            return;
        }

        var before = question.Facts ?? [.. question.Paid.MonthLines().Select(line => new PaidMonthLine(line.Month, line.Insurance, line.Amount))];
        ValueList<PaidMonthLine> after = [.. before, .. grant.Months.Select(month => new PaidMonthLine(month.Month, month.Insurance, -month.Amount))];

        Assert.Contains(Policy.For(question with { Facts = after }).Errors.Single().Code, new[] { "refund.nothing-paid", "refund.no-difference" });
    }, cases: 1000);

    [Fact]
    public void A_difference_of_lines_that_are_rounded_once_a_year_is_whole_and_never_below_zero_in_a_month()
    {
        // 100.00 a year is 8.33 or 8.34 a month by running sums; 99.98 a year too, at other places.
        var before = Rounded("100.00");
        var due = Rounded("99.98");

        var grant = Policy.For(new RefundQuestion(RefundReason.RateReducedOrSubsidised, before, new LocalDate(2025, 5, 1)) { Due = due }).Value;

        Assert.Equal(Money.FromFen(2), grant.Total);
        Assert.All(grant.Months, month => Assert.True(month.Amount > Money.Zero));
    }

    private static Assessment Rounded(string amount)
    {
        var file = $$"""
            {
              "format": 1, "region": "990000", "scheme": "flexible-employment",
              "name": { "zh": "某地", "en": "Somewhere", "es": "Algún lugar" },
              "sources": { "s": { "document": "某发〔2024〕1号", "publishedBy": "2024-06-01" } },
              "lines": { "basic-medical": { "name": { "zh": "基本", "en": "Basic", "es": "Básico" } } },
              "figures": { "fee": { "unit": "yuan-a-year", "rows": [{ "for": "2025", "is": "{{amount}}", "source": "s", "confidence": "official" }] } },
              "grades": {
                "g": {
                  "name": { "zh": "档", "en": "Grade", "es": "Tramo" },
                  "lines": [{ "line": "basic-medical", "charge": "fixed", "amount": "fee", "round": { "each": "year", "to": "0.01", "mode": "half-up" } }]
                }
              },
              "terms": { "refund": [{ "for": "2025", "reasons": ["rate-reduced-or-subsidised"], "gives": "difference", "source": "s", "confidence": "official" }] },
              "examples": []
            }
            """;
        return TariffCatalog.Empty.With(TariffHistory.Read(System.Text.Encoding.UTF8.GetBytes(file), "invented").Value)
            .Find(Region.Parse("990000"), Scheme.FlexibleEmployment, 2025).Value.Assess("g", 12).Value;
    }
}
