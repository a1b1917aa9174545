using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>
/// One insurance (险种) that a contribution pays for, by the id under which the tariff file lists it. Equal and ordered by id;
/// <c>default</c> is no line and throws when used.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public readonly record struct InsuranceLine : IComparable<InsuranceLine>
{
    private readonly string? id;

    private InsuranceLine(string id) => this.id = id;

    /// <summary>Basic medical insurance (基本医疗保险), <c>basic-medical</c>.</summary>
    public static InsuranceLine BasicMedical => new("basic-medical");

    /// <summary>Large-amount medical mutual aid (大额医疗互助保险), <c>large-amount-mutual</c>.</summary>
    public static InsuranceLine LargeAmountMutual => new("large-amount-mutual");

    /// <summary>The line of an id: lower-case letters, digits and hyphens, up to 64.</summary>
    /// <exception cref="FormatException">The text is no id.</exception>
    public static InsuranceLine Parse(string id) => TryParse(id, out var line)
        ? line
        : throw new FormatException("A line's id is made of lower-case letters, digits and hyphens.");

    /// <summary>The line of an id; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? id, out InsuranceLine line)
    {
        var valid = Identifier.IsValid(id);
        line = valid ? new(id!) : default;
        return valid;
    }

    /// <summary>The id, such as <c>basic-medical</c>.</summary>
    public string Id => id ?? throw new InvalidOperationException("default(InsuranceLine) is no line.");

    /// <summary>Ordinal order of the ids.</summary>
    public int CompareTo(InsuranceLine other) => string.CompareOrdinal(Id, other.Id);

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
