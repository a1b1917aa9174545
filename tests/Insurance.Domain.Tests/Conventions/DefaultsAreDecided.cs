using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>
/// <c>default</c> skips every constructor, so each public struct says in its documentation what it is: a legal value, or one
/// that throws when used. It then throws an <see cref="InvalidOperationException"/> and nothing else.
/// </summary>
public sealed partial class DefaultsAreDecided
{
    private static readonly XDocument Documentation = XDocument.Load(Path.ChangeExtension(typeof(Money).Assembly.Location, ".xml"));

    public static TheoryData<string> Structs => [.. PublicStructs().Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Structs))]
    public void The_default_of_a_struct_does_what_its_documentation_says(string name)
    {
        var type = Closed(typeof(Money).Assembly.GetType(name, throwOnError: true)!);
        var said = Said(name);
        Assert.True(said.Length > 0, $"{name} does not say what its default is.");

        var failures = Probes(type).Select(probe => (probe.Name, Failure: Record.Exception(probe.Try))).ToList();
        Assert.All(failures, f => Assert.True(f.Failure is null or InvalidOperationException, $"{name}.{f.Name} throws {f.Failure?.GetType().Name}."));
        var throws = said.Contains("throw", StringComparison.Ordinal);
        Assert.True(
            failures.Exists(f => f.Failure is not null) == throws,
            throws ? $"{name} says that its default throws, and nothing does." : $"{name} does not say that its default throws, and {string.Join(", ", failures.Where(f => f.Failure is not null).Select(f => f.Name))} does.");
    }

    [Fact]
    public void Equality_and_hash_of_a_default_never_throw()
    {
        foreach (var type in PublicStructs().Select(Closed))
        {
            var value = RuntimeHelpers.GetUninitializedObject(type);
            Assert.True(value.Equals(RuntimeHelpers.GetUninitializedObject(type)), type.FullName);
            Assert.Equal(value.GetHashCode(), RuntimeHelpers.GetUninitializedObject(type).GetHashCode());
        }
    }

    private static IEnumerable<Type> PublicStructs() =>
        typeof(Money).Assembly.GetExportedTypes().Where(type => type is { IsValueType: true, IsEnum: false, IsByRefLike: false });

    private static Type Closed(Type type) =>
        type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(string))]) : type;

    private static IEnumerable<(string Name, Action Try)> Probes(Type type)
    {
        var value = RuntimeHelpers.GetUninitializedObject(type);
        yield return ("ToString()", () => value.ToString());
        yield return ("Equals()", () => value.Equals(RuntimeHelpers.GetUninitializedObject(type)));
        yield return ("GetHashCode()", () => value.GetHashCode());
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0)
            {
                // Unwrapped, so that a test sees what the getter throws.
                yield return (property.Name, () => property.GetMethod!.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null));
            }
        }
    }

    // The sentences of a type's documentation that speak of its default.
    private static string Said(string name) => string.Join(
        ' ',
        Documentation.Descendants("member")
            .Where(member => (string?)member.Attribute("name") == $"T:{name.Replace('+', '.')}")
            .Elements()
            .Where(element => element.Name.LocalName is "summary" or "remarks")
            .SelectMany(element => BetweenSentences().Split(element.Value))
            .Where(sentence => sentence.Contains("default", StringComparison.Ordinal)));

    [GeneratedRegex(@"(?<=\.)\s+")]
    private static partial Regex BetweenSentences();
}
