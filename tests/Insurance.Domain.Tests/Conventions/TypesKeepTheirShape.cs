using System.Reflection;
using System.Runtime.CompilerServices;
using Insurance.Domain.Bulk;

namespace Insurance.Domain.Tests.Conventions;

public sealed class TypesKeepTheirShape
{
    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Structs of parts that need not fit each other to be a value: nothing that "with" could walk past.
    private static readonly Type[] Parts = [typeof(BulkColumns), typeof(BulkRequest)];

    private static readonly Type[] PublicTypes = typeof(Money).Assembly.GetExportedTypes();

    [Fact]
    public void Public_structs_are_readonly()
    {
        var writable = PublicTypes.Where(type => type is { IsValueType: true, IsEnum: false } && !type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false));
        Expect.None(writable);
    }

    [Fact]
    public void No_property_can_be_set_and_only_sealed_records_and_named_structs_have_init()
    {
        var open =
            from type in PublicTypes
            from property in type.GetProperties(Visible)
            where property.SetMethod is { IsPublic: true } && !(IsInit(property) && (IsSealedRecord(type) || Parts.Contains(type)))
            select $"{type}.{property.Name}";
        Expect.None(open);
    }

    [Fact]
    public void No_field_can_be_written()
    {
        var open =
            from type in PublicTypes
            where !type.IsEnum
            from field in type.GetFields(Visible)
            where field is { IsLiteral: false, IsInitOnly: false } || field is { IsStatic: false }
            select $"{type}.{field.Name}";
        Expect.None(open);
    }

    [Fact]
    public void Public_classes_are_sealed_or_abstract()
    {
        var open = PublicTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false });
        Expect.None(open);
    }

    [Fact]
    public void The_check_tells_records_and_init_apart()
    {
        Assert.True(IsSealedRecord(typeof(Source)));
        Assert.False(IsSealedRecord(typeof(OperandList)));
        Assert.False(IsSealedRecord(typeof(Money)));
        Assert.True(IsInit(typeof(Source).GetProperty(nameof(Source.Id))!));
        Assert.False(IsInit(typeof(List<int>).GetProperty(nameof(List<>.Capacity))!));
    }

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    // Only the compiler can write a method of this name.
    private static bool IsSealedRecord(Type type) => type is { IsClass: true, IsSealed: true } && type.GetMethod("<Clone>$") is not null;
}
