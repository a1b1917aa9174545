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
