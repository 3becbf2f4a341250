using System.Linq;
using DuckDB.NET.Data;
var v=System.IO.File.ReadAllText(args[0]+"/warehouse/current").Trim();
using var c=new DuckDBConnection($"Data Source={args[0]}/warehouse/{v}.duckdb;access_mode=READ_ONLY");c.Open();
var k=c.CreateCommand();k.CommandText=$"set file_search_path='{args[0]}'";k.ExecuteNonQuery();
k.CommandText=args[1];var r=k.ExecuteReader();
System.Console.WriteLine(string.Join("|",System.Linq.Enumerable.Range(0,r.FieldCount).Select(r.GetName)));
while(r.Read())System.Console.WriteLine(string.Join("|",System.Linq.Enumerable.Range(0,r.FieldCount).Select(i=>System.Convert.ToString(r.GetValue(i),System.Globalization.CultureInfo.InvariantCulture))));
