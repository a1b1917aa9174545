using NodaTime;

namespace Insurance.Domain.Tariffs.Comparing;

/// <summary>What each grade pays before and after, where that differs.</summary>
internal sealed class EffectDiff(TariffCatalog catalog, TariffHistory before, TariffHistory after)
{
    private readonly TariffCatalog earlier = catalog.With(before);
    private readonly TariffCatalog later = catalog.With(after);

    public static IEnumerable<GradeEffect> Of(TariffCatalog catalog, TariffHistory before, TariffHistory after) =>
        new EffectDiff(catalog, before, after).Effects();

    private IEnumerable<GradeEffect> Effects()
    {
        var years = earlier.YearsOf(before).Union(later.YearsOf(after)).Order().ToList();
        foreach (var grade in after.Grades.Concat(before.Grades).Select(grade => grade.Id).Distinct(StringComparer.Ordinal))
        {
            foreach (var year in years)
            {
                var (old, @new) = (earlier.TariffFor(before, year), later.TariffFor(after, year));
                foreach (var effect in Bases(grade).SelectMany(declared => Effects(old, @new, grade, declared)).Where(Differs))
                {
                    yield return effect;
                }
            }
        }
    }

    private BaseChoice?[] Bases(string grade) =>
        Takes(before.Grade(grade)) || Takes(after.Grade(grade)) ? [BaseChoice.Floor, BaseChoice.Cap] : [null];

    private static bool Takes(PaymentGrade? grade) => grade?.NeedsDeclaredBase == true;

    /// <summary>The whole year, or, where no file knows it, each run of months that are known in the same of the two.</summary>
    private static IEnumerable<GradeEffect> Effects(Tariff before, Tariff after, string grade, BaseChoice? declared)
    {
        var ofBefore = before.History.Grade(grade);
        var ofAfter = after.History.Grade(grade);
        var year = (ofAfter ?? ofBefore)!.MonthsOf(after.Year);
        var whole = Effect(before, after, grade, year, declared);
        if (whole is not { Before: null, After: null })
        {
            return [whole];
        }

        return (ofBefore ?? ofAfter)!.WholeYearOnly || (ofAfter ?? ofBefore)!.WholeYearOnly
            ? []
            : Runs(year, month => KnownIn(Effect(before, after, grade, FeePeriod.Of(month, month), declared)))
                .Select(run => Effect(before, after, grade, run, declared));
    }

    private static IEnumerable<FeePeriod> Runs(FeePeriod year, Func<YearMonth, (bool Before, bool After)> knownIn)
    {
        FeePeriod? run = null;
        (bool Before, bool After) state = default;
        foreach (var month in year.EachMonth())
        {
            var known = knownIn(month);
            if (run is { } open && known == state)
            {
                run = FeePeriod.Of(open.From, month);
                continue;
            }

            if (run is { } done && state != default)
            {
                yield return done;
            }

            (run, state) = (FeePeriod.Of(month, month), known);
        }

        if (run is { } last && state != default)
        {
            yield return last;
        }
    }

    private static (bool Before, bool After) KnownIn(GradeEffect effect) => (effect.Before is not null, effect.After is not null);

    private static GradeEffect Effect(Tariff before, Tariff after, string grade, FeePeriod period, BaseChoice? declared) =>
        new(grade, after.Year, period, declared, Cost(before, grade, period, declared), Cost(after, grade, period, declared));

    /// <summary>A base that only the other file takes is left out.</summary>
    private static Assessment? Cost(Tariff tariff, string grade, FeePeriod period, BaseChoice? declared) =>
        tariff.Assess(grade, period, Takes(tariff.History.Grade(grade)) ? declared : null).TryGet(out var cost, out _) ? cost : null;

    private static bool Differs(GradeEffect effect) => (effect.Before, effect.After) switch
    {
        (null, null) => false,
        ({ } before, { } after) => before.Total != after.Total || before.Funding != after.Funding
            || before.Grade.Insurances.Union(after.Grade.Insurances).Any(line => before.AmountOf(line) != after.AmountOf(line)),
        _ => true,
    };
}
