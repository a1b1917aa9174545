using System.Reflection;

namespace Insurance.Domain.Tests.Privacy;

/// <summary>Calls every public verb that meets people's data with all that is at hand, right and wrong, and keeps what it refuses and throws.</summary>
internal sealed class Sweep
{
    // A verb of seven arguments has more combinations than anybody waits for; a stride that is prime reaches all values of each.
    private const int MostCalls = 4000;
    private const int Stride = 7919;

    private static readonly Lazy<Sweep> Whole = new(() => new Sweep([.. Canaries.Registry.Aggregate(new Told(), (told, one) => told.Walk(one)).Objects, .. AtHand.All()]).Run());

    private readonly ILookup<Type, object?> pool;
    private readonly HashSet<(Type, string)> thrown = [];

    public Sweep(IEnumerable<object> objects) => pool = objects.ToLookup(one => one.GetType(), one => (object?)one);

    /// <summary>The sweep over the canaries and all that hangs on them.</summary>
    public static Sweep OfEverything => Whole.Value;

    /// <summary>What was refused, without repetition.</summary>
    public HashSet<DomainError> Errors { get; } = [];

    /// <summary>What was thrown, one of each message.</summary>
    public List<(MethodBase Verb, Exception Exception)> Exceptions { get; } = [];

    /// <summary>What the answers print.</summary>
    public HashSet<string> Answers { get; } = [];

    /// <summary>Verbs that could not be called, because nothing is at hand for a parameter.</summary>
    public List<string> NotCalled { get; } = [];

    public Sweep Run()
    {
        foreach (var type in typeof(Money).Assembly.GetExportedTypes().Where(type => type is { IsInterface: false, IsEnum: false, ContainsGenericParameters: false }))
        {
            foreach (var verb in Verbs(type))
            {
                var targets = verb.IsStatic || verb.IsConstructor ? [null] : pool[type].ToArray();
                if (targets.Length == 0 || !TryArguments(verb, out var arguments))
                {
                    NotCalled.Add($"{type.Name}.{verb.Name}");
                    continue;
                }

                foreach (var target in targets)
                {
                    CallAll(verb, target, arguments);
                }
            }
        }

        return this;
    }

    private static IEnumerable<MethodBase> Verbs(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetMethods(Declared)
            .Where(method => !method.IsSpecialName && !method.IsAbstract && !method.IsGenericMethod && !method.Name.StartsWith("Reveal", StringComparison.Ordinal) && method.Name is not ("Equals" or "Deconstruct" or "TryParse" or "Parse" or "Read"))
            .Concat<MethodBase>(type.IsAbstract ? [] : type.GetConstructors(Declared))
            .Where(verb => verb.GetParameters().Length > 0)
            .Where(verb => Holding.CanHold(type) || Array.Exists(verb.GetParameters(), parameter => Holding.CanHold(parameter.ParameterType)));
    }

    private bool TryArguments(MethodBase verb, out object?[][] arguments)
    {
        arguments = [.. verb.GetParameters().Select(parameter => Values(parameter.ParameterType))];
        return Array.TrueForAll(arguments, values => values.Length > 0);
    }

    private object?[] Values(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return [null, .. Values(inner)];
        }

        if (type.IsEnum)
        {
            return [.. Enum.GetValues(type), Enum.ToObject(type, 99)];
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        {
            var item = type.GetGenericArguments()[0];
            var values = pool[item].ToArray();
            return [null, .. new[] { 0, Math.Min(1, values.Length), values.Length }.Distinct().Select(count => Items(item, values.AsSpan(0, count)))];
        }

        var known = pool[type].Concat(type.IsInterface ? pool.Where(group => type.IsAssignableFrom(group.Key)).SelectMany(group => group) : []).ToArray();
        return type == typeof(bool) ? [true, false] : type.IsValueType ? [Activator.CreateInstance(type), .. known] : [null, .. known];
    }

    private static Array Items(Type type, ReadOnlySpan<object?> values)
    {
        var items = Array.CreateInstance(type, values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            items.SetValue(values[index], index);
        }

        return items;
    }

    private void CallAll(MethodBase verb, object? target, object?[][] arguments)
    {
        var total = arguments.Aggregate(1L, (product, values) => product * values.Length);
        for (var call = 0L; call < Math.Min(total, MostCalls); call++)
        {
            var rest = total <= MostCalls ? call : call * Stride % total;
            var chosen = new object?[arguments.Length];
            for (var index = 0; index < chosen.Length; index++)
            {
                chosen[index] = arguments[index][rest % arguments[index].Length];
                rest /= arguments[index].Length;
            }

            Call(verb, target, chosen);
        }
    }

    private void Call(MethodBase verb, object? target, object?[] arguments)
    {
        try
        {
            if (verb is ConstructorInfo constructor)
            {
                // A record checks nothing: made of nothing it cannot print, and made of canaries it is in the registry.
                constructor.Invoke(arguments);
                return;
            }

            var answer = verb.Invoke(target, arguments);
            Answers.Add(answer?.ToString() ?? "");
            if (answer?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Result<>))
            {
                Errors.UnionWith((IEnumerable<DomainError>)type.GetProperty("Errors")!.GetValue(answer)!);
            }
        }
        catch (TargetInvocationException exception)
        {
            Threw(verb, exception.InnerException!);
        }
    }

    private void Threw(MethodBase verb, Exception exception)
    {
        if (thrown.Add((exception.GetType(), $"{verb.Name}: {exception.Message}")))
        {
            Exceptions.Add((verb, exception));
        }
    }
}
