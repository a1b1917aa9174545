using System.Collections.Immutable;
using System.Globalization;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads the terms of what years of contributions give and what stands beside them: cover for life, credits, long-term care, incentives.</summary>
internal sealed class BenefitReading(ImmutableArray<PaymentGrade> grades, Func<JsonNode, string?> gradeId, NodeReading nodes)
{
    // What a file may say at most: far beyond any rule of law, near enough to find a slip of the pen.
    private const int MaxYears = 60;
    private const int MaxAge = 120;

    private readonly List<LongTermCareAmount> care = [];
    private readonly List<(FeePeriod Years, List<string?> Grades)> accounts = [];

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

    public CapIncentive? Incentive(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        var reason = nodes.Word<IncentiveReason>(nodes.Required(entry, "reason"));
        if (reason is null)
        {
            entry.Abandon();
            return null;
        }

        // Only years in a row have a number of years that raise nothing yet.
        var after = reason == IncentiveReason.ContinuousYears ? nodes.Number(nodes.Required(entry, "afterYears"), 0, MaxYears) : 0;
        var least = nodes.Amount(nodes.Required(entry, "atLeast"));
        return after is null || least is null ? null : new CapIncentive(years, source, confidence, reason.Value, after.Value, least.Value);
    }

    public LongTermCareAmount? LongTermCare(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        var status = nodes.Word<MemberStatus>(nodes.Required(entry, "status"));
        var amount = nodes.Amount(nodes.Required(entry, "aYear"));
        if (status is null || amount is null)
        {
            return null;
        }

        // Months that were not read are a finding already, and overlap with nothing.
        if (years != default && care.Exists(other => other.Status == status && other.For.Overlaps(years)))
        {
            nodes.Wrong<bool>(entry.Members["for"], $"years that no other entry has for {Spelling.Of(status.Value)} members");
        }

        var read = new LongTermCareAmount(years, source, confidence, status.Value, amount.Value);
        if (years != default)
        {
            care.Add(read);
        }

        return read;
    }

    public PersonalAccountCredit? PersonalAccount(JsonNode entry, FeePeriod years, Source source, Confidence confidence)
    {
        ReportSecondAccount(entry, years);
        if (nodes.Flag(entry, "none"))
        {
            return new(years, source, confidence, []);
        }

        var items = nodes.List(nodes.Required(entry, "bands")).ToList();
        var bands = items.Select(item => nodes.IsObject(item) ? Band(item) : null).OfType<CreditBand>().ToList();
        if (bands.Count == 0 || bands.Count < items.Count)
        {
            return null;
        }

        // Youngest first and without a gap, so that every age has one credit.
        for (var i = 0; i < bands.Count; i++)
        {
            var next = i == 0 ? 0 : bands[i - 1].ThroughAge + 1;
            if (bands[i].FromAge != next)
            {
                nodes.Wrong<bool>(items[i].Members["fromAge"], next is { } age ? string.Create(CultureInfo.InvariantCulture, $"{age}, the age after the band before") : "no band after one without throughAge");
            }
        }

        if (bands[^1].ThroughAge is not null)
        {
            nodes.Wrong<bool>(entry.Members["bands"], "a last band without throughAge");
        }

        return new(years, source, confidence, [.. bands]);
    }

    /// <summary>Two entries for a grade and month would be two credits.</summary>
    private void ReportSecondAccount(JsonNode entry, FeePeriod years)
    {
        if (years == default)
        {
            return;
        }

        var named = entry.Members.TryGetValue("grades", out var list) ? list.Items.Select(item => item.Text).ToList() : [];
        if (accounts.Exists(other => other.Years.Overlaps(years) && (named.Count == 0 || other.Grades.Count == 0 || named.Intersect(other.Grades).Any())))
        {
            nodes.Wrong<bool>(entry.Members["for"], "years that no other entry has for the grades");
        }

        accounts.Add((years, named));
    }

    private CreditBand? Band(JsonNode item)
    {
        var from = nodes.Number(nodes.Required(item, "fromAge"), 0, MaxAge);
        var through = nodes.Number(NodeReading.Optional(item, "throughAge"), from ?? 0, MaxAge);
        var credit = nodes.Amount(nodes.Required(item, "aMonth"));
        return from is null || credit is null ? null : new CreditBand(from.Value, through, credit.Value);
    }
}
