using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs;

/// <summary>A grade's lines with their segments: every amount in 128 bits, and every reason why there is none.</summary>
internal static class GradeCharge
{
    public static Result<ImmutableArray<AssessedLine>> Of(ImmutableArray<LinePlan> lines, int first, FeePeriod period, DeclaredBases declared)
    {
        var charged = new AssessedLine[lines.Length];
        var refusals = new List<DomainError>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (LineCharge.Of(lines[i], first, period.Months, period, declared.For(lines[i].Insurance)).TryGet(out var line, out var errors))
            {
                charged[i] = line;
            }

            refusals.AddRange(errors);
        }

        if (refusals.Count > 0)
        {
            return Result<ImmutableArray<AssessedLine>>.Refused([.. refusals]);
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Months[first].Line is not { Charge: ChargeKind.Balance } balance)
            {
                continue;
            }

            var deducted = charged.Where((_, j) => j != i && balance.Minus.Contains(lines[j].Insurance)).ToList();
            if (!LineCharge.Less(charged[i], deducted).TryGet(out var rest, out var errors))
            {
                return errors;
            }

            charged[i] = rest;
        }

        return ImmutableArray.Create(charged);
    }

    public static Money Paid(ImmutableArray<AssessedLine> lines, Payer payer) => Money.Sum(lines.Where(line => line.Payer == payer).Select(line => line.Amount));

    /// <summary>Every month of every line, month by month; the months of a line sum to it.</summary>
    public static IEnumerable<MonthLine> EachMonth(ImmutableArray<LinePlan> lines, int first, FeePeriod period, DeclaredBases declared)
    {
        var months = lines.Select(line => LineCharge.EachMonth(line, first, period, declared.For(line.Insurance)).ToArray()).ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Months[first].Line is { Charge: ChargeKind.Balance } balance)
            {
                months[i] = Rest(months[i], [.. months.Where((_, j) => j != i && balance.Minus.Contains(lines[j].Insurance))]);
            }
        }

        for (var month = 0; month < period.Months; month++)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                var part = months[i][month];
                yield return new(part.Period.From, lines[i].Insurance, lines[i].Payer, part.Base, part.BasePerYear, part.Rate, part.Amount);
            }
        }
    }

    /// <summary>The rows that months rest on, each once.</summary>
    public static ImmutableArray<FigureRow> RowsOf(ImmutableArray<LinePlan> lines, int first, int months)
    {
        var rows = ImmutableArray.CreateBuilder<FigureRow>();
        foreach (var line in lines)
        {
            for (var i = 0; i < months; i++)
            {
                foreach (var row in line.Months[first + i].Rows)
                {
                    if (!rows.Contains(row))
                    {
                        rows.Add(row);
                    }
                }
            }
        }

        return rows.ToImmutable();
    }

    /// <summary>
    /// What a balance line leaves, month by month: by running sums, as everywhere, and never less than nothing in a month where the lines beside
    /// it are rounded further up.
    /// </summary>
    private static AssessedSegment[] Rest(AssessedSegment[] whole, AssessedSegment[][] deducted)
    {
        var running = new Money[whole.Length];
        var sum = Money.Zero;
        for (var i = 0; i < whole.Length; i++)
        {
            sum += whole[i].Amount - Money.Sum(deducted.Select(line => line[i].Amount));
            running[i] = sum;
        }

        var rest = new AssessedSegment[whole.Length];
        var shown = Money.Zero;
        for (var i = 0; i < whole.Length; i++)
        {
            var upTo = Money.Min(sum, Money.Max(shown, running[i]));
            rest[i] = whole[i] with { Base = null, BasePerYear = false, Rate = null, Monthly = null, Amount = upTo - shown };
            shown = upTo;
        }

        return rest;
    }
}
