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

    private static string? Differs(CoverageFacts facts)
    {
        var model = CoverageModel.Of(facts);
        var derived = CoverageTimeline.Of(facts, Policy);
        if (model.Unknown is { } unknown)
        {
            return derived.IsSuccess || derived.Errors.Any(error => error.Code != ErrorCodes.Coverage.RuleUnknown) ? $"the model says that {unknown} is unknown" : null;
        }

        return derived.TryGet(out var timeline, out var errors) ? Covering.Difference(timeline, model) : $"refused {errors[0]}";
    }
}
