using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads the terms of what years of contributions give and what stands beside them: cover for life, credits, long-term care, incentives.</summary>
internal sealed class BenefitReading(ImmutableArray<PaymentGrade> grades, Func<JsonNode, string?> gradeId, NodeReading nodes)
{
    // What a file may say at most: far beyond any rule of law, near enough to find a slip of the pen.
    private const int MaxYears = 60;

    public LifetimeYears? Lifetime(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        var men = nodes.Number(nodes.Required(entry, "menYears"), 1, MaxYears);
        var women = nodes.Number(nodes.Required(entry, "womenYears"), 1, MaxYears);
        var actual = nodes.Number(NodeReading.Optional(entry, "actualYears"), 0, Math.Min(men ?? MaxYears, women ?? MaxYears)) ?? 0;
        var share = nodes.Units(FigureUnit.Rate, NodeReading.Optional(entry, "residentShare"));
        var ways = LumpSum(NodeReading.Optional(entry, "lumpSum"));
        return men is null || women is null
            ? null
            : new LifetimeYears(years, source, confidence, men.Value, women.Value, actual) { ResidentShare = share is { } units ? Rate.FromUnits(units) : null, LumpSum = [.. ways] };
    }

    private List<LumpSumGrade> LumpSum(JsonNode? list)
    {
        var ways = new List<LumpSumGrade>();
        foreach (var item in nodes.List(list))
        {
            if (!nodes.IsObject(item))
            {
                continue;
            }

            var (asked, priced) = (nodes.Required(item, "grade"), nodes.Required(item, "paidAs"));
            var grade = asked is null ? null : gradeId(asked);
            var paidAs = priced is null ? null : gradeId(priced);
            if (grade is not null && ways.Exists(way => way.Grade == grade))
            {
                nodes.Findings.Add(ErrorCodes.File.Duplicate, asked!, ("key", grade));
            }

            if (paidAs is not null && grades.Any(way => way.Id == paidAs && !way.IsPaidOnce))
            {
                nodes.Wrong<bool>(priced!, "a grade that is paid once");
            }

            if (grade is not null && paidAs is not null)
            {
                ways.Add(new LumpSumGrade(grade, paidAs));
            }
        }

        return ways;
    }
}
