using System.Collections.Immutable;
using Insurance.Domain.Bulk;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>In which place of a record each column stands.</summary>
/// <param name="PersonId">The person's id.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Months">The number of months.</param>
/// <param name="Base">The base; -1 where no grade of the tariff takes one.</param>
internal sealed record ColumnOrder(int PersonId, int Grade, int Months, int Base)
{
    private const string PersonIdName = "person_id";
    private const string GradeName = "grade";
    private const string MonthsName = "months";
    private const string BaseName = "base";
    private const string Code = "call.columns";

    /// <summary>How many columns.</summary>
    public int Count => Base < 0 ? 3 : 4;

    /// <summary>
    /// The order of a header, or what is wrong with its columns. Others are named only where the person's id is among them: a first line without it may be no header at all,
    /// but a person's.
    /// </summary>
    public static ColumnOrder? Of(HeaderRecord? header, BulkPlan plan, out ImmutableArray<CallError> wrong)
    {
        string[] wanted = plan.TakesBases ? [PersonIdName, GradeName, MonthsName, BaseName] : [PersonIdName, GradeName, MonthsName];
        var names = header?.Names ?? [];
        var errors = wanted.Except(names, StringComparer.Ordinal).Select(name => Error(name, "is missing")).ToList();
        if (names.Contains(PersonIdName, StringComparer.Ordinal))
        {
            errors.AddRange(names.Except(wanted, StringComparer.Ordinal).Select(name => Error(name, $"is none of {string.Join(", ", wanted)}")));
            errors.AddRange(wanted.Where(name => names.Count(other => other == name) > 1).Select(name => Error(name, "is there more than once")));
        }

        wrong = [.. errors];
        return errors.Count > 0
            ? null
            : new ColumnOrder(Array.IndexOf(names, PersonIdName), Array.IndexOf(names, GradeName), Array.IndexOf(names, MonthsName), plan.TakesBases ? Array.IndexOf(names, BaseName) : -1);
    }

    private static CallError Error(string column, string what) => new(Code, Texts.Shown(column).Trim('\''), $"The column {Texts.Shown(column)} {what}.");
}
