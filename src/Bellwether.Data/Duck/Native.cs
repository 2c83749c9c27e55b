using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bellwether.Data.Duck;

/// <summary>The functions of DuckDB's C API (1.5.6) that this room calls. Names are the C names without <c>duckdb_</c>.</summary>
internal static unsafe partial class Native
{
    private const string Library = "duckdb";

    internal const int Success = 0;

    /// <summary>duckdb_result: 48 bytes, passed by address or by value as the C API asks.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Result
    {
        private readonly nint _a, _b, _c, _d, _e;
        private readonly nint _internal;
    }

    /// <summary>duckdb_hugeint. Not Int128: their calling conventions differ.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct HugeInt(Int128 value)
    {
        private readonly ulong _lower = (ulong)value;
        private readonly long _upper = (long)(value >> 64);
    }

    /// <summary>duckdb_decimal.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct Decimal(byte width, byte scale, Int128 value)
    {
        private readonly byte _width = width;
        private readonly byte _scale = scale;
        private readonly HugeInt _value = new(value);
    }

    /// <summary>duckdb_query_progress_type.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct Progress
    {
        internal readonly double Percentage;
        internal readonly ulong RowsProcessed;
        internal readonly ulong RowsTotal;
    }

    // Database, configuration, connection
    [LibraryImport(Library, EntryPoint = "duckdb_library_version")] internal static partial byte* LibraryVersion();
    [LibraryImport(Library, EntryPoint = "duckdb_create_instance_cache")] internal static partial nint CreateInstanceCache();
    [LibraryImport(Library, EntryPoint = "duckdb_get_or_create_from_cache", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GetOrCreateFromCache(nint cache, string path, out nint database, nint config, out byte* error);
    [LibraryImport(Library, EntryPoint = "duckdb_open_ext", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OpenExt(string path, out nint database, nint config, out byte* error);
    [LibraryImport(Library, EntryPoint = "duckdb_close")] internal static partial void Close(ref nint database);
    [LibraryImport(Library, EntryPoint = "duckdb_create_config")] internal static partial int CreateConfig(out nint config);
    [LibraryImport(Library, EntryPoint = "duckdb_set_config", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetConfig(nint config, string name, string value);
    [LibraryImport(Library, EntryPoint = "duckdb_destroy_config")] internal static partial void DestroyConfig(ref nint config);
    [LibraryImport(Library, EntryPoint = "duckdb_connect")] internal static partial int Connect(DatabaseHandle database, out nint connection);
    [LibraryImport(Library, EntryPoint = "duckdb_disconnect")] internal static partial void Disconnect(ref nint connection);
    [LibraryImport(Library, EntryPoint = "duckdb_interrupt")] internal static partial void Interrupt(ConnectionHandle connection);
    [LibraryImport(Library, EntryPoint = "duckdb_query_progress")] internal static partial Progress QueryProgress(ConnectionHandle connection);
    [LibraryImport(Library, EntryPoint = "duckdb_free")] internal static partial void Free(void* pointer);

    // Statements
    [LibraryImport(Library, EntryPoint = "duckdb_query", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Query(ConnectionHandle connection, string sql, ResultHandle result);
    [LibraryImport(Library, EntryPoint = "duckdb_prepare", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Prepare(ConnectionHandle connection, string sql, out nint statement);
    [LibraryImport(Library, EntryPoint = "duckdb_prepare_error")] internal static partial byte* PrepareError(StatementHandle statement);
    [LibraryImport(Library, EntryPoint = "duckdb_destroy_prepare")] internal static partial void DestroyPrepare(ref nint statement);
    [LibraryImport(Library, EntryPoint = "duckdb_nparams")] internal static partial ulong ParameterCount(StatementHandle statement);
    [LibraryImport(Library, EntryPoint = "duckdb_bind_null")] internal static partial int BindNull(StatementHandle s, ulong i);
    [LibraryImport(Library, EntryPoint = "duckdb_bind_boolean")] internal static partial int BindBoolean(StatementHandle s, ulong i, byte value);
    [LibraryImport(Library, EntryPoint = "duckdb_bind_int32")] internal static partial int BindInt32(StatementHandle s, ulong i, int value);
    [LibraryImport(Library, EntryPoint = "duckdb_bind_int64")] internal static partial int BindInt64(StatementHandle s, ulong i, long value);
    [LibraryImport(Library, EntryPoint = "duckdb_bind_hugeint")] internal static partial int BindHugeInt(StatementHandle s, ulong i, HugeInt value);
    [LibraryImport(Library, EntryPoint = "duckdb_bind_double")] internal static partial int BindDouble(StatementHandle s, ulong i, double value);
    [LibraryImport(Library, EntryPoint = "duckdb_bind_decimal")] internal static partial int BindDecimal(StatementHandle s, ulong i, Decimal value);
    [LibraryImport(Library, EntryPoint = "duckdb_bind_date")] internal static partial int BindDate(StatementHandle s, ulong i, int days);
    [LibraryImport(Library, EntryPoint = "duckdb_bind_timestamp")] internal static partial int BindTimestamp(StatementHandle s, ulong i, long micros);
    [LibraryImport(Library, EntryPoint = "duckdb_bind_varchar_length")] internal static partial int BindVarchar(StatementHandle s, ulong i, byte* text, ulong length);
    [LibraryImport(Library, EntryPoint = "duckdb_execute_prepared")] internal static partial int ExecutePrepared(StatementHandle s, ResultHandle result);
    [LibraryImport(Library, EntryPoint = "duckdb_execute_prepared_streaming")] internal static partial int ExecutePreparedStreaming(StatementHandle s, ResultHandle result);

    // Results, chunks, vectors
    [LibraryImport(Library, EntryPoint = "duckdb_destroy_result")] internal static partial void DestroyResult(Result* result);
    [LibraryImport(Library, EntryPoint = "duckdb_result_error")] internal static partial byte* ResultError(ResultHandle result);
    [LibraryImport(Library, EntryPoint = "duckdb_result_error_type")] internal static partial int ResultErrorType(ResultHandle result);
    [LibraryImport(Library, EntryPoint = "duckdb_rows_changed")] internal static partial ulong RowsChanged(ResultHandle result);
    [LibraryImport(Library, EntryPoint = "duckdb_column_count")] internal static partial ulong ColumnCount(ResultHandle result);
    [LibraryImport(Library, EntryPoint = "duckdb_column_name")] internal static partial byte* ColumnName(ResultHandle result, ulong column);
    [LibraryImport(Library, EntryPoint = "duckdb_column_logical_type")] internal static partial nint ColumnLogicalType(ResultHandle result, ulong column);
    [LibraryImport(Library, EntryPoint = "duckdb_get_type_id")] internal static partial int TypeId(nint type);
    [LibraryImport(Library, EntryPoint = "duckdb_decimal_width")] internal static partial byte DecimalWidth(nint type);
    [LibraryImport(Library, EntryPoint = "duckdb_decimal_scale")] internal static partial byte DecimalScale(nint type);
    [LibraryImport(Library, EntryPoint = "duckdb_destroy_logical_type")] internal static partial void DestroyLogicalType(ref nint type);
    [LibraryImport(Library, EntryPoint = "duckdb_fetch_chunk")] internal static partial nint FetchChunk(Result result);
    [LibraryImport(Library, EntryPoint = "duckdb_create_data_chunk")] internal static partial nint CreateChunk(nint* types, ulong columns);
    [LibraryImport(Library, EntryPoint = "duckdb_destroy_data_chunk")] internal static partial void DestroyChunk(ref nint chunk);
    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_reset")] internal static partial void ChunkReset(nint chunk);
    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_get_size")] internal static partial ulong ChunkSize(nint chunk);
    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_set_size")] internal static partial void ChunkSetSize(nint chunk, ulong rows);
    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_get_vector")] internal static partial nint ChunkVector(nint chunk, ulong column);
    [LibraryImport(Library, EntryPoint = "duckdb_vector_get_data")] internal static partial void* VectorData(nint vector);
    [LibraryImport(Library, EntryPoint = "duckdb_vector_get_validity")] internal static partial ulong* VectorValidity(nint vector);
    [LibraryImport(Library, EntryPoint = "duckdb_vector_ensure_validity_writable")] internal static partial void VectorEnsureValidity(nint vector);
    [LibraryImport(Library, EntryPoint = "duckdb_vector_assign_string_element_len")] internal static partial void VectorAssignString(nint vector, ulong row, byte* text, ulong length);
    [LibraryImport(Library, EntryPoint = "duckdb_vector_size")] internal static partial ulong VectorSize();

    // Appender
    [LibraryImport(Library, EntryPoint = "duckdb_appender_create_ext", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int AppenderCreate(ConnectionHandle connection, string? catalog, string? schema, string table, out nint appender);
    [LibraryImport(Library, EntryPoint = "duckdb_appender_destroy")] internal static partial int AppenderDestroy(ref nint appender);
    [LibraryImport(Library, EntryPoint = "duckdb_appender_clear")] internal static partial int AppenderClear(nint appender);
    [LibraryImport(Library, EntryPoint = "duckdb_appender_flush")] internal static partial int AppenderFlush(AppenderHandle appender);
    [LibraryImport(Library, EntryPoint = "duckdb_appender_close")] internal static partial int AppenderClose(AppenderHandle appender);
    [LibraryImport(Library, EntryPoint = "duckdb_appender_error_data")] internal static partial nint AppenderErrorData(AppenderHandle appender);
    [LibraryImport(Library, EntryPoint = "duckdb_error_data_error_type")] internal static partial int ErrorDataType(nint error);
    [LibraryImport(Library, EntryPoint = "duckdb_error_data_message")] internal static partial byte* ErrorDataMessage(nint error);
    [LibraryImport(Library, EntryPoint = "duckdb_destroy_error_data")] internal static partial void DestroyErrorData(ref nint error);
    [LibraryImport(Library, EntryPoint = "duckdb_appender_column_count")] internal static partial ulong AppenderColumnCount(AppenderHandle appender);
    [LibraryImport(Library, EntryPoint = "duckdb_appender_column_type")] internal static partial nint AppenderColumnType(AppenderHandle appender, ulong column);
    [LibraryImport(Library, EntryPoint = "duckdb_appender_end_row")] internal static partial int AppenderEndRow(AppenderHandle appender);
    [LibraryImport(Library, EntryPoint = "duckdb_append_null")] internal static partial int AppendNull(AppenderHandle a);
    [LibraryImport(Library, EntryPoint = "duckdb_append_bool")] internal static partial int AppendBool(AppenderHandle a, byte value);
    [LibraryImport(Library, EntryPoint = "duckdb_append_int32")] internal static partial int AppendInt32(AppenderHandle a, int value);
    [LibraryImport(Library, EntryPoint = "duckdb_append_int64")] internal static partial int AppendInt64(AppenderHandle a, long value);
    [LibraryImport(Library, EntryPoint = "duckdb_append_hugeint")] internal static partial int AppendHugeInt(AppenderHandle a, HugeInt value);
    [LibraryImport(Library, EntryPoint = "duckdb_append_double")] internal static partial int AppendDouble(AppenderHandle a, double value);
    [LibraryImport(Library, EntryPoint = "duckdb_append_date")] internal static partial int AppendDate(AppenderHandle a, int days);
    [LibraryImport(Library, EntryPoint = "duckdb_append_timestamp")] internal static partial int AppendTimestamp(AppenderHandle a, long micros);
    [LibraryImport(Library, EntryPoint = "duckdb_append_varchar_length")] internal static partial int AppendVarchar(AppenderHandle a, byte* text, ulong length);
    [LibraryImport(Library, EntryPoint = "duckdb_append_value")] internal static partial int AppendValue(AppenderHandle a, nint value);
    [LibraryImport(Library, EntryPoint = "duckdb_create_decimal")] internal static partial nint CreateDecimal(Decimal value);
    [LibraryImport(Library, EntryPoint = "duckdb_destroy_value")] internal static partial void DestroyValue(ref nint value);
    [LibraryImport(Library, EntryPoint = "duckdb_append_data_chunk")] internal static partial int AppendDataChunk(AppenderHandle a, nint chunk);

    /// <summary>A zero-terminated UTF-8 text that DuckDB keeps; null stays null.</summary>
    internal static string? Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8);

    /// <summary>A text that DuckDB handed over: copied, then freed.</summary>
    internal static string? TakeText(byte* utf8)
    {
        string? text = Text(utf8);
        Free(utf8);
        return text;
    }
}
