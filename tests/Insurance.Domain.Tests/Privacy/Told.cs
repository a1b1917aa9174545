using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Insurance.Domain.Tests.Privacy;

/// <summary>Every text that an object gives without being asked to reveal it, and what hangs on it.</summary>
internal sealed class Told
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;

    private readonly HashSet<object> seen = [];

    /// <summary>The texts, each with the member that gave it.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    public IEnumerable<object> Objects => seen;

    /// <summary>Walks from an object through its public properties and the items of its lists.</summary>
    public Told Walk(object? root)
    {
        var waiting = new Stack<object?>([root]);
        while (waiting.TryPop(out var one))
        {
            // Plain values, such as a birth date, are what their property is asked for.
            if (one is null or string || !(IsOwn(one.GetType()) || one is IEnumerable or ITuple or Exception) || !seen.Add(one))
            {
                continue;
            }

            Print(one);
            foreach (var part in Parts(one))
            {
                waiting.Push(part);
            }
        }

        return this;
    }

    private static bool IsOwn(Type type) => type.Assembly == typeof(Money).Assembly;

    private static bool IsAskedFor(MemberInfo member) => member.Name.StartsWith("Reveal", StringComparison.Ordinal);

    private IEnumerable<object?> Parts(object one)
    {
        if (one is ITuple tuple)
        {
            return Enumerable.Range(0, tuple.Length).Select(index => tuple[index]);
        }

        var items = one is IEnumerable list && one is not Exception && !IsDefaultArray(one) ? list.Cast<object?>() : [];
        var properties = IsOwn(one.GetType()) ? one.GetType().GetProperties(Public).Where(property => property.GetIndexParameters().Length == 0) : [];
        return [.. items, .. properties.Select(property => Ask(property.Name, () => property.GetValue(one)))];
    }

    private static bool IsDefaultArray(object one) => one.GetType().GetProperty("IsDefault")?.GetValue(one) is true;

    private void Print(object one)
    {
        var name = one.GetType().Name;
        Add($"{name}.ToString", one.ToString());
        Add($"{name} in a text", $"{one}");
        Add($"{name} in a format", string.Format(CultureInfo.InvariantCulture, "{0}", one));
        if (one is IFormattable formattable)
        {
            Add($"{name} by format", formattable.ToString(null, CultureInfo.InvariantCulture));
        }

        if (!IsOwn(one.GetType()))
        {
            return;
        }

        foreach (var property in one.GetType().GetProperties(Public).Where(property => property.PropertyType == typeof(string) && property.GetIndexParameters().Length == 0 && !IsAskedFor(property)))
        {
            Add($"{name}.{property.Name}", (string?)Ask(property.Name, () => property.GetValue(one)));
        }

        foreach (var method in one.GetType().GetMethods(Public).Where(method => method.ReturnType == typeof(string) && !method.IsSpecialName && !method.IsGenericMethod && !IsAskedFor(method)))
        {
            var parameters = method.GetParameters();
            object?[][] calls = parameters.Length == 0 ? [[]] : parameters is [{ } only] && only.ParameterType == typeof(Language) ? [.. Languages.All.Select(language => new object?[] { language })] : [];
            foreach (var call in calls)
            {
                Add($"{name}.{method.Name}", (string?)Ask(method.Name, () => method.Invoke(one, call)));
            }
        }
    }

    // What a member throws is told too.
    private object? Ask(string member, Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (TargetInvocationException exception)
        {
            Add(member, exception.InnerException!.ToString());
            return null;
        }
    }

    private void Add(string member, string? text) => Texts.TryAdd(text ?? "", member);
}
