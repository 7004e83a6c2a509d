import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { growHeapSlowly } from '../hosts/heap.ts';
import { nodeSettings, openNodeRoot } from './nodeRoot.ts';
import { serve } from './server.ts';

growHeapSlowly(60);
// Started by an editor as a process of its own, with its channel in the arguments.
serve(createConnection(ProposedFeatures.all), openNodeRoot, nodeSettings);
