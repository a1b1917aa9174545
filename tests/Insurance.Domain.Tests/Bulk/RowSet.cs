using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>Rows that a plan is asked for.</summary>
/// <param name="Bases">The declared bases; empty for none.</param>
/// <param name="Grades">The grades by index.</param>
/// <param name="Months">The months.</param>
internal sealed record RowSet(int[] Bases, byte[] Grades, byte[] Months)
{
    private static readonly byte[] WrongMonths = [0, 13, 14, 31, 32, 33, 44, 63, 64, 128, 255];
    private static readonly int[] WrongBases = [-2, -3, int.MinValue, int.MinValue + 1];

    public int Count => Grades.Length;

    public int Base(int row) => Bases.Length == 0 ? BulkPlan.NoBase : Bases[row];

    /// <summary>
    /// Random rows, leaning on the edges of limits and of rounding. A few of them wrong in every way there is, or none on purpose.
    /// </summary>
    public static RowSet Of(BulkPlan plan, Random random, int count)
    {
        var edges = Enumerable.Range(0, plan.Grades.Length).Select(grade => EdgesOf(plan, grade)).ToArray();
        var wrong = RandomFiles.Chance(random, 70) ? random.Next(1, 20) : 0;
        var (bases, grades, months) = (new int[count], new byte[count], new byte[count]);
        for (var i = 0; i < count; i++)
        {
            var grade = random.Next(plan.Grades.Length);
            grades[i] = RandomFiles.Chance(random, wrong) ? Beyond(plan, random) : (byte)grade;
            months[i] = RandomFiles.Chance(random, wrong) ? RandomFiles.One(random, WrongMonths[random.Next(WrongMonths.Length)], (byte)random.Next(1, 12))
                : plan.Grades[grade].WholeYearOnly || RandomFiles.Chance(random, 30) ? (byte)12
                : (byte)random.Next(1, 13);
            var takes = plan.Grades[grade].NeedsDeclaredBase != RandomFiles.Chance(random, wrong);
            bases[i] = takes ? BaseAt(edges[grade], random, wrong) : BulkPlan.NoBase;
        }

        return new(plan.TakesBases || RandomFiles.Chance(random, wrong) ? bases : [], grades, months);
    }

    /// <summary>The rows without those that are refused: an accepted row stands in their place.</summary>
    public RowSet Without(Func<int, bool> refused)
    {
        var good = Array.FindIndex([.. Enumerable.Range(0, Count)], row => !refused(row));
        if (good < 0)
        {
            return new([], [], []);
        }

        var take = Enumerable.Range(0, Count).Select(row => refused(row) ? good : row).ToArray();
        return new(Bases.Length == 0 ? [] : [.. take.Select(row => Bases[row])], [.. take.Select(row => Grades[row])], [.. take.Select(row => Months[row])]);
    }

    private static byte Beyond(BulkPlan plan, Random random) => RandomFiles.One(random, (byte)Math.Min(plan.Grades.Length, byte.MaxValue), (byte)Math.Min(plan.Grades.Length + 16, byte.MaxValue), (byte)128, BulkPlan.UnknownGrade);

    private static int BaseAt(int[] edges, Random random, int wrong)
    {
        if (RandomFiles.Chance(random, wrong))
        {
            return random.Next(6) == 0 ? WrongBases[random.Next(WrongBases.Length)] : RandomFiles.One(random, 0, 1, BulkPlan.LargestBase, BulkPlan.LargestBase - 1);
        }

        var edge = edges[random.Next(edges.Length)];
        return random.Next(3) switch
        {
            0 => (int)Math.Clamp((long)edge + random.Next(-2, 3), 0, BulkPlan.LargestBase),
            1 => random.Next((int)(edges[0] * 9L / 10), (int)Math.Min((edges[^1] * 11L / 10) + 1, int.MaxValue)),
            _ => edge,
        };
    }

    /// <summary>The limits and steps of a grade, and the bases at which its months round the other way.</summary>
    private static int[] EdgesOf(BulkPlan plan, int grade)
    {
        var random = new Random(grade);
        var edges = new List<Int128>();
        foreach (var month in plan.Tariff.PlanOf(grade, plan.PaidOn).Lines.SelectMany(line => line.Months).Where(month => month.Line?.Declared is not null))
        {
            edges.AddRange(month.Steps.Append(month.Floor).Append(month.Cap).Select(limit => (Int128)limit.Fen));
            if (month.Rate.Units > 0 && month.Cap > month.Floor)
            {
                var whole = (Int128)Rate.UnitsPerWhole * (month.Yearly ? 12 : 1) * month.Line!.Rounding.Unit.Fen;
                for (var i = 0; i < 4; i++)
                {
                    // Where so many units and a half are reached, and so many units.
                    var units = random.NextInt64(month.Floor.Fen, month.Cap.Fen) * (Int128)month.Rate.Units / whole;
                    edges.Add(((2 * units) + 1) * whole / (2 * month.Rate.Units));
                    edges.Add(units * whole / month.Rate.Units);
                }
            }
        }

        return edges.Count == 0 ? [0, 1_000_000] : [.. edges.Select(edge => (int)Int128.Clamp(edge, 0, BulkPlan.LargestBase)).Distinct().Order()];
    }
}
