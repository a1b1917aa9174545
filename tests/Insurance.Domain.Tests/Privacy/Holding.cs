using System.Reflection;
using Insurance.Domain.Agreements;
using Insurance.Domain.People;

namespace Insurance.Domain.Tests.Privacy;

/// <summary>Which types can hold people's data, by what their fields, properties and constructors are made of.</summary>
internal static class Holding
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> People = [typeof(Person), typeof(PersonName), typeof(ResidentId), typeof(InsuranceNumber), typeof(BankAccountNumber), typeof(DebitAccount)];

    private static readonly HashSet<Assembly> Own = [typeof(Money).Assembly, typeof(Holding).Assembly];

    /// <summary>Every public type of the library of which there are instances and which can hold people's data.</summary>
    public static Type[] PublicTypes { get; } =
        [.. typeof(Money).Assembly.GetExportedTypes().Where(type => type is { IsEnum: false, IsInterface: false } && !(type.IsAbstract && type.IsSealed) && CanHold(type))];

    public static bool CanHold(Type type) => Reaches(type, []);

    private static bool Reaches(Type type, HashSet<Type> seen)
    {
        if (People.Contains(type))
        {
            return true;
        }

        if (!seen.Add(type))
        {
            return false;
        }

        if (type.IsGenericParameter)
        {
            return !Array.Exists(type.GetGenericParameterConstraints(), constraint => constraint == typeof(Enum));
        }

        var parts = new List<Type>(type.IsGenericType && !type.IsGenericTypeDefinition ? type.GetGenericArguments() : []);
        if (type.GetElementType() is { } element)
        {
            parts.Add(element);
        }

        for (var own = type; own is not null && Own.Contains(own.Assembly) && !own.IsEnum; own = own.BaseType)
        {
            parts.AddRange(own.GetFields(Instance).Select(field => field.FieldType));
            parts.AddRange(own.GetProperties(Instance).Select(property => property.PropertyType));
            parts.AddRange(own.GetConstructors(Instance).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType));
        }

        return parts.Exists(part => Reaches(part, seen));
    }
}
