using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// The bases that a person declares: none, one for every line that takes one, or one for each line by itself. Equal when the same is
/// declared in the same way; <c>default</c> declares none. A <see cref="BaseChoice"/> converts to one for every line.
/// </summary>
[JsonConverter(typeof(TariffsJsonConverter))]
public readonly record struct DeclaredBases
{
    // One reference, so that a question without a base carries nothing around. A choice without a line is for all of them.
    private readonly ValueList<(InsuranceLine? Line, BaseChoice Base)>? choices;

    private DeclaredBases(ValueList<(InsuranceLine? Line, BaseChoice Base)> choices) => this.choices = choices;

    /// <summary>No base: for grades whose bases are published.</summary>
    public static DeclaredBases None => default;

    /// <summary>One base for every line that takes one.</summary>
    public static DeclaredBases Of(BaseChoice all) => new([(null, all)]);

    /// <summary>A base for each line by itself, in any order; none of them declares none.</summary>
    /// <exception cref="ArgumentException">A line stands twice.</exception>
    public static DeclaredBases OfEach(IEnumerable<(InsuranceLine Line, BaseChoice Base)> each)
    {
        ArgumentNullException.ThrowIfNull(each);
        var sorted = each.OrderBy(choice => choice.Line).Select(choice => ((InsuranceLine?)choice.Line, choice.Base)).ToArray();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Item1 == sorted[i - 1].Item1)
            {
                throw new ArgumentException($"The line {sorted[i].Item1} stands twice.", nameof(each));
            }
        }

        return sorted.Length == 0 ? None : new(ValueList.Create<(InsuranceLine?, BaseChoice)>(sorted));
    }

    /// <summary>Whether none is declared.</summary>
    public bool IsNone => choices is null;

    /// <summary>The base for every line; null where none is declared or each line has its own.</summary>
    public BaseChoice? ForAll => choices is [{ Line: null, Base: var all }] ? all : null;

    /// <summary>The lines with a base of their own, ordered by line; empty where none is declared or one is for all.</summary>
    public IEnumerable<(InsuranceLine Line, BaseChoice Base)> Each =>
        ForAll is null && choices is not null ? choices.Select(choice => (choice.Line!.Value, choice.Base)) : [];

    /// <summary>The base of a line, its own or the one for all; null where none is declared for it.</summary>
    public BaseChoice? For(InsuranceLine line)
    {
        if (choices is not null)
        {
            foreach (var (own, choice) in choices)
            {
                if (own is null || own == line)
                {
                    return choice;
                }
            }
        }

        return null;
    }

    /// <summary>One base for every line that takes one.</summary>
    public static implicit operator DeclaredBases(BaseChoice all) => Of(all);

    /// <summary>One base for every line that takes one, or none.</summary>
    public static implicit operator DeclaredBases(BaseChoice? all) => all is { } choice ? Of(choice) : None;

    /// <summary><c>none</c>, the base for all, or each line with its base, as in <c>basic-medical floor, large-amount-mutual 5000.00</c>.</summary>
    public override string ToString() => choices is null
        ? "none"
        : ForAll?.ToString() ?? string.Join(", ", choices.Select(choice => $"{choice.Line} {choice.Base}"));

    /// <summary>What a grade has against them: lines that lack a base, and bases of lines that take none.</summary>
    internal ImmutableArray<DomainError> RefusalsFor(PaymentGrade grade)
    {
        if (IsNone && !grade.NeedsDeclaredBase)
        {
            return [];
        }

        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        var declared = this;
        var taking = grade.Insurances.Where(grade.TakesDeclaredBase).ToList();
        Refuse(ErrorCodes.Tariff.BaseRequired, taking.Where(line => declared.For(line) is null));
        Refuse(ErrorCodes.Tariff.BaseNotTaken, ForAll is null ? Each.Select(choice => choice.Line).Except(taking) : taking.Count == 0 ? grade.Insurances : []);
        return refusals.ToImmutable();

        void Refuse(string code, IEnumerable<InsuranceLine> lines)
        {
            if (string.Join(", ", lines) is { Length: > 0 } named)
            {
                refusals.Add(DomainError.Of(code, "base", ("grade", grade.Id), ("lines", named)));
            }
        }
    }
}
