using System.Collections.Immutable;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Bulk;

/// <summary>
/// The indexes of grades by their ids. Ids are few and short: length and last character nearly always tell them apart, so that one comparison decides; the
/// dictionary is for the others.
/// </summary>
internal sealed class GradeIndexes
{
    private const int Places = 256;

    private readonly byte[] candidates = new byte[Places];
    private readonly string[] ids;
    private readonly Dictionary<string, byte> all;

    public GradeIndexes(ImmutableArray<PaymentGrade> grades)
    {
        ids = [.. grades.Select(grade => grade.Id)];
        all = ids.Select((id, i) => KeyValuePair.Create(id, (byte)i)).ToDictionary(StringComparer.Ordinal);
        Array.Fill(candidates, BulkPlan.UnknownGrade);
        for (var i = ids.Length - 1; i >= 0; i--)
        {
            candidates[PlaceOf(ids[i])] = (byte)i;
        }
    }

    /// <summary>The index of the grade, or <see cref="BulkPlan.UnknownGrade"/>.</summary>
    public byte Of(string? grade)
    {
        if (string.IsNullOrEmpty(grade))
        {
            return BulkPlan.UnknownGrade;
        }

        var candidate = candidates[PlaceOf(grade)];
        return candidate < ids.Length && ids[candidate] == grade ? candidate : all.GetValueOrDefault(grade, BulkPlan.UnknownGrade);
    }

    private static int PlaceOf(string id) => (id[^1] ^ (id.Length << 4)) & (Places - 1);
}
