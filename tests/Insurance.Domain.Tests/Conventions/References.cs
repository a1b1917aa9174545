using System.Reflection;
using System.Reflection.Emit;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>
/// Every type that a type refers to: in its declaration, its attributes, its members' signatures, and in each instruction,
/// local and exception clause of its method bodies. What the compiler copies as a number, a constant or an enumeration's
/// value, leaves no reference and is not seen.
/// </summary>
internal static class References
{
    public const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IEnumerable<Reference> Of(Type type) =>
        from use in InDeclaration(type).Concat(type.GetMembers(Declared).SelectMany(InMember))
        from target in Flat(use.Target)
        select new Reference(type, use.Where, target);

    /// <summary>A type taken apart: elements, generic definition and arguments, parts of a function pointer.</summary>
    public static IEnumerable<Type> Flat(Type type) => type switch
    {
        { HasElementType: true } => Flat(type.GetElementType()!),
        { IsFunctionPointer: true } => type.GetFunctionPointerParameterTypes().Append(type.GetFunctionPointerReturnType()).SelectMany(Flat),
        { IsGenericParameter: true } => [],
        { IsConstructedGenericType: true } => type.GetGenericArguments().SelectMany(Flat).Prepend(type.GetGenericTypeDefinition()),
        _ => [type],
    };

    private static IEnumerable<(string Where, Type Target)> InDeclaration(Type type)
    {
        Type?[] inherited = [type.BaseType, .. type.GetInterfaces()];
        return inherited.OfType<Type>().Select(target => ("the declaration", target))
            .Concat(InTypeParameters("the declaration", type.GetGenericArguments()))
            .Concat(InAttributes("an attribute of the type", type.GetCustomAttributesData()));
    }

    private static IEnumerable<(string Where, Type Target)> InMember(MemberInfo member)
    {
        var uses = InAttributes($"an attribute of {member.Name}", member.GetCustomAttributesData());
        return member switch
        {
            FieldInfo field => uses.Concat(Under($"field {field.Name}", InField(field))),
            MethodBase method => uses.Concat(InSignature(method)).Concat(InBody(method)),
            _ => uses, // the accessors of properties and events are methods; nested types are looked at on their own
        };
    }

    private static IEnumerable<(string Where, Type Target)> InSignature(MethodBase method)
    {
        var where = $"the signature of {method.Name}";
        var parameters = Parameters(method).ToArray();
        return Under(where, parameters.SelectMany(Types))
            .Concat(parameters.SelectMany(p => InAttributes($"an attribute in {method.Name}", p.GetCustomAttributesData())))
            .Concat(method.IsGenericMethodDefinition ? InTypeParameters(where, method.GetGenericArguments()) : []);
    }

    private static IEnumerable<(string Where, Type Target)> InBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return [];
        }

        var caught = body.ExceptionHandlingClauses
            .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
            .Select(clause => clause.CatchType)
            .OfType<Type>();
        return Under($"the body of {method.Name}", body.LocalVariables.Select(local => local.LocalType).Concat(caught).Concat(InInstructions(method, body)));
    }

    private static IEnumerable<Type> InInstructions(MethodBase method, MethodBody body)
    {
        var typeArguments = method.DeclaringType?.GetGenericArguments();
        var methodArguments = method is MethodInfo ? method.GetGenericArguments() : null;
        foreach (var (code, named) in Instructions.Of(body.GetILAsByteArray()!))
        {
            if (named is not { } token)
            {
                continue;
            }

            var types = code.OperandType == OperandType.InlineSig
                ? StandaloneSignature.Types(method.Module, method.Module.ResolveSignature(token))
                : In(method.Module.ResolveMember(token, typeArguments, methodArguments)!);
            foreach (var type in types)
            {
                yield return type;
            }
        }
    }

    private static IEnumerable<Type> In(MemberInfo member)
    {
        IEnumerable<Type> types = member switch
        {
            Type type => [type],
            FieldInfo field => InField(field),
            MethodInfo { IsGenericMethod: true } method => Parameters(method).SelectMany(Types).Concat(method.GetGenericArguments()),
            MethodBase method => Parameters(method).SelectMany(Types),
            _ => throw new NotSupportedException($"An instruction names {member}."),
        };
        return member is Type || member.DeclaringType is null ? types : types.Append(member.DeclaringType);
    }

    private static IEnumerable<Type> InField(FieldInfo field) =>
        [field.FieldType, .. field.GetRequiredCustomModifiers(), .. field.GetOptionalCustomModifiers()];

    private static IEnumerable<ParameterInfo> Parameters(MethodBase method) =>
        method is MethodInfo { ReturnParameter: { } returned } ? method.GetParameters().Append(returned) : method.GetParameters();

    private static IEnumerable<Type> Types(ParameterInfo parameter) =>
        [parameter.ParameterType, .. parameter.GetRequiredCustomModifiers(), .. parameter.GetOptionalCustomModifiers()];

    private static IEnumerable<(string Where, Type Target)> InTypeParameters(string where, Type[] parameters) =>
        parameters.Where(p => p.IsGenericParameter).SelectMany(p =>
            Under(where, p.GetGenericParameterConstraints()).Concat(InAttributes(where, p.GetCustomAttributesData())));

    private static IEnumerable<(string Where, Type Target)> InAttributes(string where, IEnumerable<CustomAttributeData> attributes) =>
        Under(where, attributes.SelectMany(a =>
            a.ConstructorArguments.Concat(a.NamedArguments.Select(named => named.TypedValue)).SelectMany(InArgument).Append(a.AttributeType)));

    private static IEnumerable<Type> InArgument(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        Type type => [argument.ArgumentType, type],
        IEnumerable<CustomAttributeTypedArgument> items => items.SelectMany(InArgument).Append(argument.ArgumentType),
        _ => [argument.ArgumentType],
    };

    private static IEnumerable<(string Where, Type Target)> Under(string where, IEnumerable<Type> types) => types.Select(type => (where, type));
}
