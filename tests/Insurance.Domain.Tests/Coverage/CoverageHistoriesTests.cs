using FsCheck.Fluent;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Random histories against a day-by-day model of the rules.</summary>
public sealed class CoverageHistoriesTests
{
    private static readonly WaitingPeriodPolicy Policy = new(TariffCatalog.Embedded);

    [Fact]
    public void Histories_agree_with_a_day_by_day_model() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed => Covering.Never(CoverageHistories.Of(seed), Differs),
        cases: 10_000);

    // States that never come, and reasons that nobody is ever told, would prove nothing.
    [Fact]
    public void The_histories_reach_every_state_reason_and_rule()
    {
        var tally = new Dictionary<string, int>(StringComparer.Ordinal);
        var heard = new HeardPolicy(Policy, start =>
        {
            Count(tally, start.Reason);
            Count(tally, start.Rule ?? "no rule");
        });
        for (var seed = 1; seed <= 6_000; seed++)
        {
            if (!CoverageTimeline.Of(CoverageHistories.Of(seed), heard).TryGet(out var timeline, out var errors))
            {
                Count(tally, errors[0].Code);
                continue;
            }

            foreach (var interval in timeline.Intervals)
            {
                Count(tally, interval.State.ToString());
                Count(tally, interval.Reason);
            }
        }

        string[] reasons =
        [
            ErrorCodes.Coverage.NotEnrolled, ErrorCodes.Coverage.NothingPaid, ErrorCodes.Coverage.Lapsed, ErrorCodes.Coverage.Covered, ErrorCodes.Coverage.CoveredByEmployer,
            ErrorCodes.Coverage.CoveredAsResident, ErrorCodes.Coverage.CoveredElsewhere, ErrorCodes.Coverage.FirstEnrollment, ErrorCodes.Coverage.OneMonth, ErrorCodes.Coverage.LongLapse,
            ErrorCodes.Coverage.ShortLapse, ErrorCodes.Coverage.LatePayment, ErrorCodes.Coverage.LapsedYears, ErrorCodes.Coverage.GapPaid, ErrorCodes.Coverage.GapNotPaid,
            ErrorCodes.Coverage.TracedBack, ErrorCodes.Coverage.Transfer, ErrorCodes.Coverage.PaidBy, ErrorCodes.Coverage.PaidAhead, ErrorCodes.Coverage.NeverWaits, ErrorCodes.Coverage.InWindow, ErrorCodes.Coverage.WindowUnknown,
            ErrorCodes.Coverage.TwoReadings, ErrorCodes.Coverage.StartUnknown, ErrorCodes.Coverage.RuleUnknown,
        ];
        string[] rules = ["first-enrollment", "late-payment", "lapse-longer-than", "paid-by", "gap-paid", "resident-lapse", "transfer", "no rule"];
        Assert.Empty(reasons.Concat(rules).Concat(Enum.GetNames<CoverageState>()).Where(what => tally.GetValueOrDefault(what) < 3).Select(what => $"{what}: {tally.GetValueOrDefault(what)}"));
        var told = typeof(ErrorCodes.Coverage).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        Assert.All(tally.Keys.Where(key => key.StartsWith("coverage.", StringComparison.Ordinal)), reason => Assert.Contains(reason, told));
    }

    /// <summary>Hears what a policy answers.</summary>
    private sealed class HeardPolicy(WaitingPeriodPolicy policy, Action<CoverStart> hear) : IWaitingPeriodPolicy
    {
        public Result<CoverStart> ForEmployees(EmployeeArrival arrival) => Heard(policy.ForEmployees(arrival));

        public Result<CoverStart> ForResidents(ResidentArrival arrival) => Heard(policy.ForResidents(arrival));

        private Result<CoverStart> Heard(Result<CoverStart> answer)
        {
            if (answer.TryGet(out var start, out _))
            {
                hear(start);
            }

            return answer;
        }
    }

    private static void Count(Dictionary<string, int> tally, string what) => tally[what] = tally.GetValueOrDefault(what) + 1;

    internal static string? Differs(CoverageFacts facts)
    {
        var model = CoverageModel.Of(facts);
        if (CoverageTimeline.Of(facts, Policy).TryGet(out var timeline, out var errors))
        {
            return model.Unknown is null ? Covering.Difference(timeline, model) : $"derived, but the model says that {model.Unknown} is unknown";
        }

        return model.Unknown is null ? $"refused {errors[0]}, not in the model"
            : errors.All(error => error.Code == ErrorCodes.Coverage.RuleUnknown) ? null : $"refused {errors[0]}";
    }
}
