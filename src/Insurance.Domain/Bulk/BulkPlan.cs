using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Bulk;

/// <summary>
/// A tariff made ready for columns of rows: looked up once, proved exact once, asked millions of times. Immutable and safe to share. Row for row it comes to the
/// amounts and the refusals of <see cref="Tariff.Assess(string, int, DeclaredBases, LocalDate?)"/>, whatever its <see cref="Kernel"/>.
/// </summary>
public sealed class BulkPlan
{
    /// <summary>In a column of bases: this row declares none.</summary>
    public const int NoBase = -1;

    /// <summary>
    /// In a column of bases: this or any larger base. No published limit reaches it, so that it is cut or refused as they are; where one does, the row is refused as
    /// <c>bulk.too-large</c>.
    /// </summary>
    public const int LargestBase = int.MaxValue;

    /// <summary>In a column of grades: none of the tariff's.</summary>
    public const byte UnknownGrade = byte.MaxValue;

    /// <summary>The most lines of a plan.</summary>
    public const int MostLines = 16;

    /// <summary>The most grades of a plan.</summary>
    public const int MostGrades = byte.MaxValue;

    private const int LargestCache = 1 << 26;

    private readonly ImmutableArray<GradeTable> tables;
    private readonly RowCharge single;
    private readonly VectorPlan? vector;
    private readonly TableKernel? table;
    private readonly int lanes;
    private readonly BulkWorkers workers;
    private readonly GradeIndexes indexes;

    private BulkPlan(Tariff tariff, ImmutableArray<InsuranceLine> lines, LocalDate? paidOn)
    {
        Tariff = tariff;
        Lines = lines;
        PaidOn = paidOn;
        tables = [.. tariff.History.Grades.Select((_, i) => new GradeTable(tariff, i, lines, paidOn))];
        Grades = [.. tables.Select(table => table.Grade)];
        TakesBases = tables.Any(table => table.NeedsBase);
        single = new RowCharge(tables);
        vector = VectorPlan.Of(tables, lines.Length);
        lanes = SixteenLanes.AreThere ? SixteenLanes.Count : EightLanes.AreThere ? EightLanes.Count : OneLane.Count;
        table = TakesBases ? null : new TableKernel(tables, single, lines.Length);
        workers = new BulkWorkers(this);
        indexes = new GradeIndexes(Grades);
        Kernel = vector is not null ? BulkKernel.Vector : TakesBases ? BulkKernel.Exact : BulkKernel.Table;
    }

    private BulkPlan(BulkPlan plan, BulkKernel kernel, int lanes)
    {
        (Tariff, Lines, PaidOn, tables, Grades, TakesBases, single, table, indexes) = (plan.Tariff, plan.Lines, plan.PaidOn, plan.tables, plan.Grades, plan.TakesBases, plan.single, plan.table, plan.indexes);
        workers = new BulkWorkers(this);
        vector = kernel == BulkKernel.Vector ? plan.vector : null;
        this.lanes = lanes;
        Kernel = kernel;
    }

    /// <summary>Makes a tariff ready.</summary>
    /// <param name="tariff">The tariff.</param>
    /// <param name="paidOn">The day on which everybody pays, where a late price is published; null for the price inside the window.</param>
    /// <returns>The plan, or <c>bulk.too-many</c> for more than <see cref="MostLines"/> lines or <see cref="MostGrades"/> grades.</returns>
    public static Result<BulkPlan> Of(Tariff tariff, LocalDate? paidOn = null)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        ImmutableArray<InsuranceLine> lines = [.. tariff.History.Grades.SelectMany(grade => grade.Insurances).Distinct()];
        var grades = tariff.History.Grades.Length;
        return lines.Length > MostLines || grades > MostGrades
            ? DomainError.Of(ErrorCodes.Bulk.TooMany, "tariff", ("lines", lines.Length), ("grades", grades), ("mostLines", MostLines), ("mostGrades", MostGrades))
            : new BulkPlan(tariff, lines, paidOn);
    }

    /// <summary>The tariff.</summary>
    public Tariff Tariff { get; }

    /// <summary>The day on which everybody pays; null for the price inside the window.</summary>
    public LocalDate? PaidOn { get; }

    /// <summary>The grades; a column of grades holds indexes into them. Those without a known month are there too, and refused.</summary>
    public ImmutableArray<PaymentGrade> Grades { get; }

    /// <summary>The insurances of all grades, each with a column of amounts, in the order in which the grades name them.</summary>
    public ImmutableArray<InsuranceLine> Lines { get; }

    /// <summary>Whether some grade takes a declared base; else no row may have one.</summary>
    public bool TakesBases { get; }

    /// <summary>How the rows are worked out.</summary>
    public BulkKernel Kernel { get; }

    /// <summary>
    /// Works out rows on the calling thread, without allocating (but for bases and rounding units of millions of yuan, which need more than 64 bits). A row that is
    /// refused gets its code and amounts of nothing; no row throws.
    /// </summary>
    /// <param name="rows">The columns.</param>
    /// <param name="sums">What the rows come to is added to them; null where nobody asks.</param>
    /// <exception cref="ArgumentException">The columns are not all of one length, or not as many as the plan has lines.</exception>
    public void Calculate(BulkRows rows, BulkSums? sums = null)
    {
        rows.ThrowUnlessFitting(Lines.Length);
        Calculate(rows, sums, Streams(rows.Count));
    }

    /// <summary>Works out rows that fit.</summary>
    internal void Calculate(BulkRows rows, BulkSums? sums, bool streams)
    {
        Span<long> amounts = stackalloc long[MostLines + 1];
        var refused = 0L;
        if (Kernel == BulkKernel.Exact)
        {
            RowKernel.Run(single, rows, Lines.Length, amounts, ref refused);
        }
        else if (vector is null)
        {
            table!.Run(rows, amounts, ref refused);
        }
        else if (lanes == SixteenLanes.Count)
        {
            VectorKernel<SixteenLanes, Vector512<int>, Vector512<ulong>, Vector512<int>>.Run(vector, single, rows, streams, amounts, ref refused);
        }
        else if (lanes == EightLanes.Count)
        {
            VectorKernel<EightLanes, Vector256<int>, Vector256<ulong>, (Vector256<int>, Vector256<int>)>.Run(vector, single, rows, streams, amounts, ref refused);
        }
        else
        {
            VectorKernel<OneLane, int, ulong, OneLane.Sixteen>.Run(vector, single, rows, streams, amounts, ref refused);
        }

        sums?.Add(rows.Count, refused, amounts[..Lines.Length], amounts[Lines.Length]);
    }

    /// <summary>
    /// Works out rows on several threads of the pool. The same columns and sums as on one thread, whatever their number; without allocating once it has run with as
    /// many threads.
    /// </summary>
    /// <param name="columns">The columns.</param>
    /// <param name="threads">How many threads, the calling one included; at least 1.</param>
    /// <param name="sums">What the rows come to is added to them; null where nobody asks.</param>
    /// <param name="progress">Is told how many rows are done, on the calling thread, and all of them at the end.</param>
    /// <param name="cancellation">Ends the call between blocks of rows.</param>
    /// <exception cref="ArgumentException">The columns do not fit, as in <see cref="Calculate(BulkRows, BulkSums?)"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than one thread.</exception>
    /// <exception cref="OperationCanceledException">It was ended; the columns are worked out in part, and the sums are as before.</exception>
    public void CalculateInParallel(BulkColumns columns, int threads, BulkSums? sums = null, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ((BulkRows)columns).ThrowUnlessFitting(Lines.Length);
        workers.Run(columns, threads, sums, progress, cancellation);
    }

    /// <summary>Works out requests in their order while the answers are read; a few hundred are read ahead. Each enumeration starts anew.</summary>
    public IEnumerable<BulkAnswer> Calculate(IEnumerable<BulkRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return BulkAnswers.Of(this, requests);
    }

    /// <summary>The index of a grade, or of none where the tariff has no such grade: a row of that index is refused as <c>tariff.unknown-grade</c>.</summary>
    public byte IndexOf(string? grade) => indexes.Of(grade);

    /// <summary>A base as a column holds it: none, below nothing, or in fen; larger ones are <see cref="LargestBase"/>.</summary>
    public static int ColumnBase(Money? declared) => declared is { } amount
        ? (int)Math.Clamp(amount.Fen, NoBase - 1, LargestBase) is var fen && fen == NoBase ? NoBase - 1 : fen
        : NoBase;

    /// <summary>The same plan with another kernel, or with fewer rows at once; what this processor cannot do must not be asked of it.</summary>
    internal BulkPlan With(BulkKernel kernel, int lanesAtOnce) => new(this, kernel, lanesAtOnce);

    /// <summary>Whether the amounts of so many rows are more than the caches of common processors hold: then writing past them saves reading them first.</summary>
    internal bool Streams(int rows) => (long)rows * sizeof(int) * (Lines.Length + 1) > LargestCache;

    /// <summary>How many rows the vector kernel takes at once: 16, 8 or 1.</summary>
    internal int Lanes => lanes;
}
