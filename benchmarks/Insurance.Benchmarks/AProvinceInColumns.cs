using System.Collections.Immutable;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using Insurance.Domain;
using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;

namespace Insurance.Benchmarks;

/// <summary>
/// How near does a province in columns come to copying memory? The reference workload by a <see cref="BulkPlan"/>, against a copy of the bytes that it reads and writes,
/// and against what one writes by hand: objects and <c>decimal</c>, the quote of a single person in a loop, integers without branches.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(PerRow))]
public class AProvinceInColumns
{
    private const string SizesVariable = "INSURANCE_ROWS";
    private const int CheckedRows = 100_000;
    private const int MostObjects = 10_000_000;

    private Tariff tariff = null!;
    private BulkPlan plan = null!;
    private BulkSums sums = null!;
    private BulkColumns columns;
    private int[] bases = [];
    private byte[] grades = [];
    private byte[] months = [];
    private int[][] amounts = [];
    private byte[] refusals = [];
    private int[][] copiedInts = [];
    private byte[][] copiedBytes = [];
    private List<Person> people = [];
    private BulkRequest[] requests = [];
    private string[] gradeIds = [];

    /// <summary>The sizes of <c>INSURANCE_ROWS</c>, by commas; without it the smallest alone, so that a dry run is short.</summary>
    public static IEnumerable<int> Sizes => (Environment.GetEnvironmentVariable(SizesVariable) ?? CheckedRows.ToString(CultureInfo.InvariantCulture))
        .Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture));

    /// <summary>How many people.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    /// <summary>On how many threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Checks that all agree, and makes the columns.</summary>
    [GlobalSetup(Targets = [nameof(Columns), nameof(BranchFreeScalar), nameof(ScalarEngine), nameof(Copy), nameof(StrictCopy)])]
    public void SetupColumns()
    {
        Prepare(CheckedRows);
        CheckRowForRow();
        Prepare(Rows);
        CheckSums();
        CopyRows(0, 0, Rows);
    }

    /// <summary>Checks that all agree, and makes the objects; above ten millions they are gone through more than once.</summary>
    [GlobalSetup(Target = nameof(ObjectsAndDecimal))]
    public void SetupPeople()
    {
        SetupColumns();
        var objects = Math.Min(Rows, MostObjects);
        people = ByDecimal.People(objects);
        plan.Calculate(((BulkRows)columns).Slice(0, objects), Cleared());
        var byHand = ByDecimal.Assess(people, 0, objects).Sum(premium => premium.Total);
        Agree(sums.Total == Money.FromFen((long)(byHand * 100)), $"by hand the people pay {byHand}, in columns {sums.Total}");
    }

    /// <summary>Checks that all agree, and makes the requests.</summary>
    [GlobalSetup(Target = nameof(Requests))]
    public void SetupRequests()
    {
        SetupColumns();
        requests = RequestsOf(Math.Min(Rows, MostObjects));
        plan.Calculate(((BulkRows)columns).Slice(0, requests.Length), Cleared());
        var total = Money.Sum(plan.Calculate(requests).Select(answer => answer.Total));
        Agree(sums.Total == total, $"by requests the people pay {total}, in columns {sums.Total}");
    }

    /// <summary>By hand: a new object with three amounts for each person.</summary>
    [Benchmark(Baseline = true)]
    public int ObjectsAndDecimal()
    {
        var done = 0;
        for (; done < Rows; done += people.Count)
        {
            var lists = new List<PersonPremium>[Threads];
            InParts(people.Count, (part, from, to) => lists[part] = ByDecimal.Assess(people, from, to));
            GC.KeepAlive(lists);
        }

        return done;
    }

    /// <summary>The quote of a single person, for the total alone: lines are worked out when asked for, and nobody asks.</summary>
    [Benchmark]
    public void ScalarEngine() => InParts(Rows, (_, from, to) =>
    {
        for (var i = from; i < to; i++)
        {
            amounts[^1][i] = (int)tariff.Assess(gradeIds[grades[i]], months[i], BaseChoice.Of(Money.FromFen(bases[i]))).Value.Total.Fen;
        }
    });

    /// <summary>The library, from objects to answers, of which the total is read.</summary>
    [Benchmark]
    public long Requests()
    {
        var fen = 0L;
        for (var done = 0; done < Rows; done += requests.Length)
        {
            InParts(requests.Length, (_, from, to) =>
            {
                var part = 0L;
                foreach (var answer in plan.Calculate(new ArraySegment<BulkRequest>(requests, from, to - from)))
                {
                    part += answer.Total.Fen;
                }

                Interlocked.Add(ref fen, part);
            });
        }

        return fen;
    }

    /// <summary>By hand, for speed: integers in columns, row after row, without branches.</summary>
    [Benchmark]
    public void BranchFreeScalar() => InParts(Rows, (_, from, to) => ByBranchFreeScalar.Calculate(
        bases.AsSpan(from..to),
        grades.AsSpan(from..to),
        months.AsSpan(from..to),
        amounts[0].AsSpan(from..to),
        amounts[1].AsSpan(from..to),
        amounts[2].AsSpan(from..to),
        refusals.AsSpan(from..to)));

    /// <summary>The library, in columns.</summary>
    [Benchmark]
    public long Columns()
    {
        var together = Cleared();
        if (Threads == 1)
        {
            plan.Calculate(columns, together);
        }
        else
        {
            plan.CalculateInParallel(columns, Threads, together);
        }

        return together.Total.Fen;
    }

    /// <summary>A copy of all that is read and written: 19 bytes a row from one place to another, column by column.</summary>
    [Benchmark]
    public void Copy() => InParts(Rows, CopyRows);

    /// <summary>A copy that reads and writes 19 bytes a row together: that of every column's first half.</summary>
    [Benchmark]
    public void StrictCopy() => InParts(Rows / 2, CopyRows);

    private void CopyRows(int part, int from, int to)
    {
        bases.AsSpan(from..to).CopyTo(copiedInts[^1].AsSpan(from..to));
        grades.AsSpan(from..to).CopyTo(copiedBytes[0].AsSpan(from..to));
        months.AsSpan(from..to).CopyTo(copiedBytes[1].AsSpan(from..to));
        for (var column = 0; column < amounts.Length; column++)
        {
            amounts[column].AsSpan(from..to).CopyTo(copiedInts[column].AsSpan(from..to));
        }

        refusals.AsSpan(from..to).CopyTo(copiedBytes[^1].AsSpan(from..to));
    }

    private void Prepare(int rows)
    {
        tariff ??= ReferenceTariff.Open();
        plan ??= BulkPlan.Of(tariff).Value;
        sums ??= new BulkSums(plan);
        gradeIds = [.. plan.Grades.Select(grade => grade.Id)];
        (bases, grades, months) = ReferenceRows.Columns(plan, rows);
        amounts = [new int[rows], new int[rows], new int[rows]];
        refusals = new byte[rows];
        copiedInts = [new int[rows], new int[rows], new int[rows], new int[rows]];
        copiedBytes = [new byte[rows], new byte[rows], new byte[rows]];
        columns = new BulkColumns
        {
            Bases = bases,
            Grades = grades,
            Months = months,
            Lines = [amounts[0], amounts[1]],
            Totals = amounts[2],
            Refusals = refusals,
        };
    }

    private BulkRequest[] RequestsOf(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new BulkRequest(gradeIds[grades[i]], months[i], Money.FromFen(bases[i])))];

    // Every amount of every candidate, on one thread and on two.
    private void CheckRowForRow()
    {
        people = ByDecimal.People(CheckedRows);
        var answers = plan.Calculate(RequestsOf(CheckedRows)).ToArray();
        plan.Calculate(columns, Cleared());
        var byPlan = Kept();
        plan.CalculateInParallel(columns, 2, Cleared());
        var inParallel = Kept();
        ByBranchFreeScalar.Calculate(bases, grades, months, amounts[0], amounts[1], amounts[2], refusals);
        var byHand = Kept();
        for (var i = 0; i < CheckedRows; i++)
        {
            var expected = (byPlan[i].Basic, byPlan[i].Mutual, byPlan[i].Total, (byte)BulkRefusal.None);
            var premium = ByDecimal.Assess(people[i]);
            var assessment = tariff.Assess(people[i].Grade, people[i].Months, BaseChoice.Of(Money.FromFen(bases[i]))).Value;
            var single = (Fen(assessment.AmountOf(plan.Lines[0])), Fen(assessment.AmountOf(plan.Lines[1])), Fen(assessment.Total), (byte)BulkRefusal.None);
            var agreed = byPlan[i] == expected && inParallel[i] == expected && byHand[i] == expected && single == expected
                    && ((int)(premium.Basic * 100), (int)(premium.Mutual * 100), (int)(premium.Total * 100), (byte)(premium.Error is null ? 0 : 1)) == expected
                    && (Fen(answers[i][0]), Fen(answers[i][1]), Fen(answers[i].Total), (byte)answers[i].Refusal) == expected;
            Agree(agreed, agreed ? "" : $"the candidates differ in row {i}");
        }

        people = [];

        static int Fen(Money amount) => (int)amount.Fen;
        ImmutableArray<(int Basic, int Mutual, int Total, byte Refused)> Kept() =>
            [.. Enumerable.Range(0, CheckedRows).Select(i => (amounts[0][i], amounts[1][i], amounts[2][i], refusals[i]))];
    }

    // The columns by hand and by the plan have the same sums, and those of the workload; afterwards they are filled.
    private void CheckSums()
    {
        ByBranchFreeScalar.Calculate(bases, grades, months, amounts[0], amounts[1], amounts[2], refusals);
        var byHand = amounts.Select(column => column.Sum(amount => (long)amount)).ToArray();
        Agree(!refusals.AsSpan().ContainsAnyExcept((byte)BulkRefusal.None), "a row is refused");
        plan.CalculateInParallel(columns, 2, Cleared());
        Agree(byHand.AsSpan().SequenceEqual([sums[0].Fen, sums[1].Fen, sums.Total.Fen]) && sums.Refused == 0, "the sums by hand and in columns differ");
        Agree(amounts.Select(column => column.Sum(amount => (long)amount)).SequenceEqual(byHand), "the columns and their sums differ");
        Agree(ReferenceRows.KnownTotals.GetValueOrDefault(Rows, byHand[^1]) == byHand[^1], "the rows are not those of the reference workload");
    }

    private BulkSums Cleared()
    {
        sums.Clear();
        return sums;
    }

    private static void Agree(bool agreed, string otherwise)
    {
        if (!agreed)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    // Equal parts of the rows, one a thread.
    private void InParts(int rows, Action<int, int, int> part)
    {
        if (Threads == 1)
        {
            part(0, 0, rows);
            return;
        }

        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i =>
            part(i, (int)((long)rows * i / Threads), (int)((long)rows * (i + 1) / Threads)));
    }
}
