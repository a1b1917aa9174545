using System.Collections;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain;

/// <summary>
/// One named value inside an error or a warning: a text, a number, an amount, a rate, a date or a month. A closed struct, so
/// that no value is boxed. Never holds an ID number, a name or an account. <c>default</c> is an empty text without a name.
/// </summary>
public readonly record struct Operand
{
    // Counting days and months from here keeps every date of the calendar, before the year 1 too.
    private static readonly LocalDate FirstDay = new(1970, 1, 1);
    private static readonly YearMonth FirstMonth = new(1970, 1);

    private readonly string? text;
    private readonly long number;
    private readonly Kind kind;

    private Operand(string name, Kind kind, long number, string? text)
    {
        Name = name;
        this.kind = kind;
        this.number = number;
        this.text = text;
    }

    private enum Kind : byte { Text, Number, Money, Rate, Date, Month }

    /// <summary>The placeholder of the message that this value fills.</summary>
    public string Name { get; }

    /// <summary>The value in its one invariant spelling: two decimals for yuan, ISO 8601 for dates and months.</summary>
    public override string ToString() => kind switch
    {
        Kind.Number => number.ToString(CultureInfo.InvariantCulture),
        Kind.Money => Money.FromFen(number).ToString(),
        Kind.Rate => Rate.FromUnits(number).ToString(),
        Kind.Date => LocalDatePattern.Iso.Format(FirstDay.PlusDays((int)number)),
        Kind.Month => YearMonthPattern.Iso.Format(FirstMonth.PlusMonths((int)number)),
        _ => text ?? "",
    };

    /// <summary>A text, such as an id or a list of months.</summary>
    public static implicit operator Operand((string Name, string Value) pair) => new(pair.Name, Kind.Text, 0, pair.Value);

    /// <summary>A whole number.</summary>
    public static implicit operator Operand((string Name, long Value) pair) => new(pair.Name, Kind.Number, pair.Value, null);

    /// <summary>An amount.</summary>
    public static implicit operator Operand((string Name, Money Value) pair) => new(pair.Name, Kind.Money, pair.Value.Fen, null);

    /// <summary>A rate.</summary>
    public static implicit operator Operand((string Name, Rate Value) pair) => new(pair.Name, Kind.Rate, pair.Value.Units, null);

    /// <summary>A date.</summary>
    public static implicit operator Operand((string Name, LocalDate Value) pair) =>
        new(pair.Name, Kind.Date, Period.DaysBetween(FirstDay, pair.Value), null);

    /// <summary>A month.</summary>
    public static implicit operator Operand((string Name, YearMonth Value) pair) =>
        new(pair.Name, Kind.Month, ((pair.Value.Year - FirstMonth.Year) * 12L) + pair.Value.Month - FirstMonth.Month, null);
}

/// <summary>The operands of an error or a warning, equal when their values are.</summary>
[JsonConverter(typeof(RootJsonConverter))]
public sealed class OperandList : IReadOnlyList<Operand>, IEquatable<OperandList>
{
    private readonly Operand[] operands;

    internal OperandList(ReadOnlySpan<Operand> operands) => this.operands = operands.ToArray();

    /// <inheritdoc/>
    public int Count => operands.Length;

    /// <inheritdoc/>
    public Operand this[int index] => operands[index];

    /// <summary>The value of one operand as text, or null where there is none of this name.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var operand in operands)
            {
                if (operand.Name == name)
                {
                    return operand.ToString();
                }
            }

            return null;
        }
    }

    /// <inheritdoc/>
    public bool Equals(OperandList? other) => other is not null && operands.AsSpan().SequenceEqual(other.operands);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OperandList);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var operand in operands)
        {
            hash.Add(operand);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<Operand> GetEnumerator() => ((IEnumerable<Operand>)operands).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
