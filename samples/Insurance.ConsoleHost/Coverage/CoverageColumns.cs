using System.Collections.Immutable;
using Insurance.ConsoleHost.Bulk;

namespace Insurance.ConsoleHost.Coverage;

/// <summary>The columns of a file of facts; the first of them must be there, the others may.</summary>
internal enum CoverageColumn
{
    PersonId,
    Fact,
    As,
    From,
    Through,
    PaidOn,
    Elsewhere,
    RefundedFrom,
    RefundedThrough,
    RepairedYears,
}

/// <summary>In which place of a record each column stands; -1 for one that is not there.</summary>
internal sealed class CoverageColumns
{
    private const string Code = "call.columns";
    private const int Wanted = (int)CoverageColumn.PaidOn + 1;

    private static readonly string[] Names =
        ["person_id", "fact", "as", "from", "through", "paid_on", "elsewhere", "refunded_from", "refunded_through", "repaired_years"];

    private readonly int[] places;

    private CoverageColumns(int[] places, int count)
    {
        this.places = places;
        Count = count;
    }

    /// <summary>How many columns the file has.</summary>
    public int Count { get; }

    /// <summary>The place of a column.</summary>
    public int this[CoverageColumn column] => places[(int)column];

    /// <summary>
    /// The order of a header, or what is wrong with its columns. Others are named only where the person's id is among them: a first line without it may be no header at all,
    /// but a person's.
    /// </summary>
    public static CoverageColumns? Of(HeaderRecord? header, out ImmutableArray<CallError> wrong)
    {
        var names = header?.Names ?? [];
        var errors = Names[..Wanted].Except(names, StringComparer.Ordinal).Select(name => Error(name, "is missing")).ToList();
        if (names.Contains(Names[0], StringComparer.Ordinal))
        {
            errors.AddRange(names.Except(Names, StringComparer.Ordinal).Select(name => Error(name, $"is none of {string.Join(", ", Names)}")));
            errors.AddRange(Names.Where(name => names.Count(other => other == name) > 1).Select(name => Error(name, "is there more than once")));
        }

        wrong = [.. errors];
        return errors.Count > 0 ? null : new CoverageColumns([.. Names.Select(name => Array.IndexOf(names, name))], names.Length);
    }

    private static CallError Error(string column, string what) => new(Code, Texts.Shown(column).Trim('\''), $"The column {Texts.Shown(column)} {what}.");
}
