using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Bellwether.Tests;

/// <summary>Writes public types and members, one a line. What the compiler adds to records is left out.</summary>
internal static class PublicApi
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] s_ofRecords = ["PrintMembers", "<Clone>$", "Deconstruct", "op_Equality", "op_Inequality", "Equals", "GetHashCode", "ToString", "EqualityContract"];

    private static readonly NullabilityInfoContext s_nulls = new();

    /// <summary>A type with its members.</summary>
    public static void Write(Type type, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"{Kind(type)} {Name(type)}{Bases(type)}\n");
        foreach (var line in Members(type).Order(StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"  {line}\n");
    }

    /// <summary>A type's name as it is written, without its namespace.</summary>
    public static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner) + "?";
        if (type.IsGenericParameter) return type.Name;
        var outer = type.DeclaringType is { } declaring ? Name(declaring) + "." : "";
        var bare = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{outer}{bare}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : outer + bare;
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}"));
        return type.GetConstructors(All).Where(IsSeen).Where(own => !IsCopy(own)).Select(own => $"{Access(own)}{type.Name.Split('`')[0]}({Parameters(own)})")
            .Concat(type.GetProperties(All).Where(own => (own.GetMethod ?? own.SetMethod) is { } access && IsSeen(access) && own.Name != "EqualityContract").Select(Property))
            .Concat(type.GetFields(All).Where(own => (own.IsPublic || own.IsFamily) && !own.IsSpecialName).Select(Field))
            .Concat(type.GetEvents(All).Where(own => IsSeen(own.AddMethod!)).Select(own => $"event {Name(own.EventHandlerType!)}{Null(s_nulls.Create(own))} {own.Name}"))
            .Concat(type.GetMethods(All).Where(own => IsSeen(own) && !IsAccessor(own) && !(IsOfRecord(own) && s_ofRecords.Contains(own.Name, StringComparer.Ordinal))).Select(Method));
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum) return "enum";
        if (type.IsInterface) return "interface";
        if (type.IsValueType) return type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly struct" : "struct";
        if (typeof(Delegate).IsAssignableFrom(type)) return "delegate";
        return (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static class",
            (true, false) => "abstract class",
            (false, true) => "sealed class",
            _ => "class",
        };
    }

    private static string Bases(Type type)
    {
        if (type.IsEnum) return "";
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Except(inherited).Where(own => own.IsPublic && !own.Name.StartsWith("IEquatable", StringComparison.Ordinal)).Select(Name).Order(StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)) bases = bases.Prepend(Name(parent)).Order(StringComparer.Ordinal);
        var all = string.Join(", ", bases);
        return all.Length == 0 ? "" : " : " + all;
    }

    private static string Property(PropertyInfo own)
    {
        var access = (own.GetMethod ?? own.SetMethod)!;
        var indices = own.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(Parameter))}]" : "";
        var set = own.SetMethod is { } setter && IsSeen(setter)
            ? $" {(setter.IsPublic ? "" : "protected ")}{(setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set")};"
            : "";
        var required = own.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Access(access)}{required}{Name(own.PropertyType)}{Null(s_nulls.Create(own))} {(indices.Length > 0 ? "this" : own.Name)}{indices} {{ get;{set} }}";
    }

    private static string Field(FieldInfo own) => own.IsLiteral
        ? $"const {Name(own.FieldType)} {own.Name} = {Literal(own.GetRawConstantValue())}"
        : $"{(own.IsStatic ? "static " : "")}{(own.IsInitOnly ? "readonly " : "")}{Name(own.FieldType)}{Null(s_nulls.Create(own))} {own.Name}";

    private static string Method(MethodInfo own)
    {
        var generic = own.IsGenericMethod ? $"<{string.Join(", ", own.GetGenericArguments().Select(Name))}>" : "";
        return $"{Access(own)}{(own.ReturnType == typeof(void) ? "void" : Name(own.ReturnType) + Null(s_nulls.Create(own.ReturnParameter)))} {own.Name}{generic}({Parameters(own)})";
    }

    private static string Access(MethodBase own) => (own.IsPublic ? "" : "protected ") + (own.IsStatic && own is MethodInfo ? "static " : own.IsAbstract && !own.DeclaringType!.IsInterface ? "abstract " : "");

    private static string Parameters(MethodBase own) => string.Join(", ", own.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo own)
    {
        var way = own.IsOut ? "out " : own.ParameterType.IsByRef ? own.IsIn ? "in " : "ref " : own.IsDefined(typeof(ParamArrayAttribute)) || own.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        return $"{way}{Name(own.ParameterType)}{Null(s_nulls.Create(own))} {own.Name}{(own.HasDefaultValue ? $" = {Literal(own.RawDefaultValue)}" : "")}";
    }

    // Of references only: a value type's question mark is in its name.
    private static string Null(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        return info.ReadState == NullabilityState.Nullable && !type.IsValueType && !type.IsGenericParameter ? "?" : "";
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static bool IsSeen(MethodBase own) => own.IsPublic || own.IsFamily || own.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo own) => own.IsSpecialName && !own.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsCopy(ConstructorInfo own) => own.GetParameters() is [var only] && only.ParameterType == own.DeclaringType;

    private static bool IsOfRecord(MethodInfo own) => own.IsDefined(typeof(CompilerGeneratedAttribute)) || own.GetBaseDefinition() != own;
}
