// node parse.mjs DIALECT QUERY...: whether each query is one SELECT by the grammar of its dialect, and the same with
// a word too many is not.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';

// dt-sql-parser imports folders and names without an ending, as bundlers allow.
const hooks = `export async function resolve(name, context, next) {
    try {
        return await next(name, context);
    } catch (error) {
        if (error.code === 'ERR_UNSUPPORTED_DIR_IMPORT') return next(name + '/index.js', context);
        if (error.code === 'ERR_MODULE_NOT_FOUND' && name.startsWith('.')) return next(name + '.js', context);
        throw error;
    }
}`;
register('data:text/javascript,' + encodeURIComponent(hooks));

const [dialect, ...paths] = process.argv.slice(2);

async function checker() {
    if (dialect === 'spark') {
        const { SparkSQL } = await import('dt-sql-parser');
        const parser = new SparkSQL();
        return text => parser.validate(text).length === 0;
    }
    const { default: parsers } = await import('node-sql-parser');
    const parser = new parsers.Parser();
    return text => {
        try {
            const found = [parser.astify(text, { database: dialect })].flat().filter(Boolean);
            return found.length === 1 && found[0].type === 'select' && found[0].groupby !== null;
        } catch {
            return false;
        }
    };
}

const isRight = await checker();
for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    if (!isRight(text))
        throw new Error(`${path}: no ${dialect}`);
    if (isRight(text.replace('GROUP BY', 'GROUP GROUP BY')))
        throw new Error(`${path}: a word too many is not seen`);
}
